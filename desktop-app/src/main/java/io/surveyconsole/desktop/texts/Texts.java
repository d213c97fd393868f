package io.surveyconsole.desktop.texts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every text the operator reads, from one bundle, so that another language is one more file.
public final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("io.surveyconsole.desktop.texts", Locale.ENGLISH);

  private Texts() {}

  /// The text as it stands in the bundle.
  public static String text(String key) {
    return BUNDLE.getString(key);
  }

  /// The text with its gaps filled (`java.text.MessageFormat`).
  public static String text(String key, Object... gaps) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(gaps);
  }
}
