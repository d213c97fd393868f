package io.surveyconsole.desktop.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The head of a place: its title, what it holds in one line, and its controls at the right.
public final class PlaceHeader extends HBox {
  private final Label summary = new Label();

  public PlaceHeader(String title, Node... controls) {
    getStyleClass().add("place-header");
    setAlignment(Pos.CENTER_LEFT);
    var heading = new Label(title);
    heading.getStyleClass().add("place-title");
    heading.setMinWidth(USE_PREF_SIZE);
    summary.getStyleClass().add("place-summary");
    var whole = new Tooltip(); // where the window is narrow, the line is cut
    whole.textProperty().bind(summary.textProperty());
    summary
        .tooltipProperty()
        .bind(summary.textProperty().map(words -> words.isEmpty() ? null : whole));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(heading, summary, gap);
    getChildren().addAll(controls);
  }

  /// The line beside the title.
  public Label summary() {
    return summary;
  }
}
