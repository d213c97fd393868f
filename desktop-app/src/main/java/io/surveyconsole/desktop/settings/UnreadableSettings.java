package io.surveyconsole.desktop.settings;

import org.jspecify.annotations.Nullable;

/// What is in the file is not for this console.
final class UnreadableSettings extends Exception {
  /// Why it is not.
  enum Kind {
    DAMAGED,
    NEWER
  }

  private final Kind kind;

  UnreadableSettings(Kind kind, @Nullable Exception cause) {
    super(kind.name(), cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
