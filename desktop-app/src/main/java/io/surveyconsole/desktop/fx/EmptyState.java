package io.surveyconsole.desktop.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where nothing is yet: what this place is for and what to do next.
public final class EmptyState extends VBox {
  private static final double WIDTH = 380;

  /// @param next buttons that do what the text advises
  public EmptyState(Ikon icon, String title, String advice, Node... next) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    var picture = new FontIcon(icon);
    picture.getStyleClass().add("empty-icon");
    var heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    var text = new Label(advice);
    text.getStyleClass().add("empty-advice");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    text.setMaxWidth(WIDTH);
    getChildren().addAll(picture, heading, text);
    if (next.length > 0) {
      var actions = new VBox(next);
      actions.getStyleClass().add("empty-actions");
      actions.setAlignment(Pos.CENTER);
      getChildren().add(actions);
    }
  }
}
