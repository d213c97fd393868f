package io.surveyconsole.desktop.fx;

import java.net.URL;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;

/// The console's own look, laid over the theme: one style sheet for every window and dialog.
public final class Look {
  private Look() {}

  public static void dress(Scene scene) {
    scene.getStylesheets().add(sheet());
  }

  public static void dress(Dialog<?> dialog) {
    dialog.getDialogPane().getStylesheets().add(sheet());
  }

  private static String sheet() {
    URL sheet = Look.class.getResource("/io/surveyconsole/desktop/console.css");
    if (sheet == null) {
      throw new IllegalStateException("the style sheet is not in the program");
    }
    return sheet.toExternalForm();
  }
}
