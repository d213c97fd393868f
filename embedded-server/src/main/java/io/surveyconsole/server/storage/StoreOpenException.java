package io.surveyconsole.server.storage;

import org.jspecify.annotations.Nullable;

/// The data folder or the database cannot be opened; nothing in it was changed.
public final class StoreOpenException extends StoreException {

  /// What is wrong.
  public enum Kind {
    /// Another process has it.
    LOCKED,
    /// It cannot be read or written now.
    UNUSABLE,
    /// What it holds is damaged or not ours.
    DAMAGED,
    /// It is encrypted, and the key is not to be had or another's.
    NO_KEY,
    /// Another node writes to the database server's database.
    IN_USE,
    /// The database server does not answer, refuses, or is not as it must be.
    UNREACHABLE
  }

  private final Kind kind;
  private final String explanation;
  private final String remedy;

  @SuppressWarnings("NullAway") // a Throwable's cause may be null
  public StoreOpenException(
      Kind kind, String explanation, String remedy, @Nullable Exception cause) {
    super(explanation + " " + remedy, cause);
    this.kind = kind;
    this.explanation = explanation;
    this.remedy = remedy;
  }

  public Kind kind() {
    return kind;
  }

  /// What happened.
  public String explanation() {
    return explanation;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
