package io.surveyconsole.desktop.server;

import io.surveyconsole.desktop.fx.Copying;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Names and values, one below the other; some with a button that copies them.
final class Facts extends GridPane {
  private static final double NAME_WIDTH = 152;
  private static final double LONG_NAME_WIDTH = 280;

  private final Copying copying;

  Facts(Copying copying) {
    this(copying, NAME_WIDTH);
  }

  /// Facts whose names are whole sentences.
  static Facts withLongNames(Copying copying) {
    return new Facts(copying, LONG_NAME_WIDTH);
  }

  private Facts(Copying copying, double nameWidth) {
    this.copying = copying;
    getStyleClass().add("facts");
    getColumnConstraints().addAll(new ColumnConstraints(nameWidth), new ColumnConstraints());
  }

  Facts plain(String name, String value) {
    return fact(name, new HBox(new Label(value)));
  }

  Facts copied(String name, String value, String copyWords) {
    return copied(name, value, value, copyWords);
  }

  /// @param shownAs the same, as it fits best
  Facts copied(String name, String value, String shownAs, String copyWords) {
    var shown = new Label(shownAs);
    shown.getStyleClass().add("mono");
    shown.setMinHeight(USE_PREF_SIZE);
    var copy = new Button("", new FontIcon(Feather.COPY));
    copy.getStyleClass().addAll("flat", "small-control");
    copy.setAccessibleText(copyWords);
    copy.setTooltip(new Tooltip(copyWords));
    copy.setOnAction(event -> copying.copy(value));
    return fact(name, new HBox(shown, copy));
  }

  private Facts fact(String name, HBox line) {
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("fact-value");
    addRow(getRowCount(), name(name), line);
    return this;
  }

  private static Label name(String name) {
    var label = new Label(name);
    label.getStyleClass().add("muted");
    GridPane.setValignment(label, VPos.CENTER);
    return label;
  }
}
