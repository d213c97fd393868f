package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;

/// The way out when the port is taken: another one, 0 for any that is free.
final class OtherPort extends HBox {
  private static final int HIGHEST = 65_535;
  private static final String SUGGESTED = "8001";

  OtherPort(IntConsumer start) {
    getStyleClass().add("server-actions");
    setAlignment(Pos.CENTER_LEFT);
    var port = new TextField(SUGGESTED);
    port.setId("server-port");
    port.setPrefColumnCount(6);
    port.setTextFormatter(
        new TextFormatter<>(change -> {
          if (!change.getControlNewText().matches("\\d{0,5}")) {
            change.setText("");
            change.setRange(change.getRangeStart(), change.getRangeStart());
          }
          return change;
        }));
    port.setAccessibleText(text("server.other-port"));
    var go = new Button(text("server.other-port.start"));
    go.setId("server-start-on-port");
    go.setOnAction(event -> start.accept(Integer.parseInt(port.getText())));
    port.setOnAction(event -> go.fire());
    var hint = new Label(text("server.other-port.hint"));
    hint.getStyleClass().addAll("muted", "small");
    go.disableProperty().bind(port.textProperty().map(typed -> !usable(typed)));
    var label = new Label(text("server.other-port"));
    label.setLabelFor(port);
    getChildren().addAll(label, port, go, hint);
  }

  private static boolean usable(String typed) {
    return !typed.isEmpty() && Integer.parseInt(typed) <= HIGHEST;
  }
}
