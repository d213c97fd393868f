package io.surveyconsole.desktop.conversations;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Changes one criterion of the filter, at once and as long as it is open.
abstract class FilterEditor extends VBox {
  FilterEditor(String title) {
    getStyleClass().add("filter-editor");
    var heading = new Label(title);
    heading.getStyleClass().addAll("muted", "small");
    getChildren().add(heading);
  }

  /// It is about to be opened: it shows what the filter asks for now.
  abstract void prepare();
}
