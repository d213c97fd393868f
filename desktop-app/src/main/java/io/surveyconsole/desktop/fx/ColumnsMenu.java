package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// Chooses which columns a table shows.
public final class ColumnsMenu extends MenuButton {
  public ColumnsMenu(LiveTable<?> table) {
    super(text("columns.title"));
    setId("columns");
    getStyleClass().addAll("flat", "columns-menu");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(text("columns.tooltip")));
    for (TableColumn<?, ?> column : table.view().getColumns()) {
      if (!column.getText().isEmpty()) {
        var item = new CheckMenuItem(column.getText());
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        getItems().add(item);
      }
    }
  }
}
