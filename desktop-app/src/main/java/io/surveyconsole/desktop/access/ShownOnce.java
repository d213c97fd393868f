package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.server.config.Secret;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A secret that can be read and copied for as long as this is in a window; out of it, it is gone.
final class ShownOnce extends HBox {
  private final TextField field = new TextField();
  private final Button copy = new Button(text("new.copy"), new FontIcon(Feather.COPY));

  ShownOnce(Secret secret, Copying copying) {
    getStyleClass().add("form-line");
    setAlignment(Pos.CENTER_LEFT);
    field.setText(secret.value());
    field.setEditable(false);
    field.setId("token-value");
    field.getStyleClass().add("mono");
    field.setAccessibleText(text("new.token"));
    HBox.setHgrow(field, Priority.ALWAYS);
    copy.setId("token-copy");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setAccessibleText(text("new.copy.accessible", text("new.token")));
    copy.setOnAction(event -> {
      copying.copy(field.getText()); // from the field, so that nothing else holds it
      copy.setText(text("new.copied"));
    });
    getChildren().setAll(field, copy);
    sceneProperty()
        .addListener((property, before, now) -> {
          if (now == null) {
            field.clear();
          }
        });
  }

  /// Puts the cursor where the next key copies it.
  void begin() {
    copy.requestFocus();
  }
}
