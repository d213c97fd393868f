package io.surveyconsole.server.tls;

import org.jspecify.annotations.Nullable;

/// A certificate or key cannot be used. The texts are for the operator.
public final class KeyMaterialException extends Exception {
  private final String remedy;

  @SuppressWarnings("NullAway") // a Throwable's cause may be null
  KeyMaterialException(String explanation, String remedy, @Nullable Exception cause) {
    super(explanation, cause);
    this.remedy = remedy;
  }

  /// What is wrong.
  public String explanation() {
    return String.valueOf(getMessage());
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
