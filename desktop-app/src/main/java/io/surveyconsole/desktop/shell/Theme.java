package io.surveyconsole.desktop.shell;

/// Which colours the operator wants.
enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  /// The one that follows when the operator asks for another.
  Theme next() {
    return switch (this) {
      case SYSTEM -> LIGHT;
      case LIGHT -> DARK;
      case DARK -> SYSTEM;
    };
  }
}
