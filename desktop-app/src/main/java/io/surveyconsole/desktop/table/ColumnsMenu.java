package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// Chooses which columns a table shows, and puts all of them back.
public final class ColumnsMenu extends MenuButton {
  public ColumnsMenu(KeptLayout<?> layout) {
    super(text("columns.title"));
    setId("columns");
    getStyleClass().addAll("flat", "columns-menu");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(text("columns.tooltip")));
    for (TableColumn<?, ?> column : layout.view().getColumns()) {
      if (!column.getText().isEmpty()) {
        var item = new CheckMenuItem(column.getText());
        item.setId("column-" + column.getId());
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        getItems().add(item);
      }
    }
    var reset = new MenuItem(text("columns.reset"));
    reset.setId("columns-reset");
    reset.setOnAction(event -> layout.reset());
    getItems().addAll(new SeparatorMenuItem(), reset);
  }
}
