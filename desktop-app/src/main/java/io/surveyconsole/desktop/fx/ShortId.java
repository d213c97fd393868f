package io.surveyconsole.desktop.fx;

/// Long ids are shown by their ends, `7f3a…c21d`, and copied whole.
public final class ShortId {
  private static final int END = 4;

  private ShortId() {}

  public static String of(String id) {
    String safe = SafeText.line(id);
    if (safe.length() <= 3 * END) {
      return safe;
    }
    return safe.substring(0, END) + "…" + safe.substring(safe.length() - END);
  }
}
