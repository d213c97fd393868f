package io.surveyconsole.desktop.fx;

import java.net.URL;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The console's own look, laid over the theme: one style sheet for every window and dialog, one
/// icon.
public final class Look {
  private Look() {}

  public static void dress(Scene scene) {
    scene.getStylesheets().add(sheet());
  }

  public static void dress(Dialog<?> dialog) {
    dialog.getDialogPane().getStylesheets().add(sheet());
  }

  public static void dress(Stage stage) {
    stage.getIcons().add(new Image(resource("icon.png")));
  }

  private static String sheet() {
    return resource("console.css");
  }

  private static String resource(String name) {
    URL resource = Look.class.getResource("/io/surveyconsole/desktop/" + name);
    if (resource == null) {
      throw new IllegalStateException(name + " is not in the program");
    }
    return resource.toExternalForm();
  }
}
