package io.surveyconsole.server.testing;

/// How large a suite is: its heart, which every build runs, or the whole (`mvn -Pfaults verify`).
public final class Size {
  /// Whether the whole is run.
  public static final boolean WHOLE = Boolean.getBoolean("survey-console.whole");

  private Size() {}

  public static int of(int heart, int whole) {
    return WHOLE ? whole : heart;
  }
}
