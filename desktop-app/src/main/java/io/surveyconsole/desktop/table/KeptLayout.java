package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.settings.SettingsModel;
import io.surveyconsole.desktop.settings.TableLayout;
import io.surveyconsole.desktop.settings.TableLayout.ColumnLayout;
import io.surveyconsole.desktop.settings.TableLayout.SortBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table lies as its operator left it: which columns, in which order, how wide, sorted by what.
/// It is made once the table has all its columns and its first sort, which is what [#reset] goes
/// back to.
public final class KeptLayout<R> implements Arranged {
  private final TableView<R> view;
  private final ReadOnlyObjectWrapper<TableLayout> layout;
  private final TableLayout standard;
  private boolean showing;

  private KeptLayout(TableView<R> view) {
    this.view = view;
    this.standard = read();
    this.layout = new ReadOnlyObjectWrapper<>(this, "layout", standard);
  }

  /// From here on the table's layout is remembered by the id of its view.
  public static <R> KeptLayout<R> keep(TableView<R> view, SettingsModel settings) {
    String id = view.getId();
    var kept = new KeptLayout<>(view);
    Optional.ofNullable(settings.now().tables().get(id)).ifPresent(kept::show);
    kept.listen();
    kept.layout.subscribe((before, now) -> settings.change(all -> all.withTable(id, now)));
    return kept;
  }

  @Override
  public ReadOnlyObjectProperty<TableLayout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /// As the table was before its operator changed anything.
  public void reset() {
    show(standard);
  }

  @Override
  public void show(TableLayout wanted) {
    showing = true;
    try {
      order(wanted);
      for (TableColumn<R, ?> column : view.getColumns()) {
        wanted.column(column.getId()).ifPresent(one -> show(column, one));
      }
      view.getSortOrder().setAll(sort(wanted));
      view.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(view, null, 0.0));
    } finally {
      showing = false;
    }
    changed();
  }

  TableView<R> view() {
    return view;
  }

  private static void show(TableColumn<?, ?> column, ColumnLayout wanted) {
    boolean canHide =
        !column.getText().isEmpty(); // the others are in no menu that brought them back
    column.setVisible(wanted.shown() || !canHide);
    double width = Math.clamp(wanted.width(), column.getMinWidth(), column.getMaxWidth());
    column.setPrefWidth(width);
  }

  private void order(TableLayout wanted) {
    Map<String, Integer> places = new HashMap<>();
    wanted.columns().forEach(column -> places.putIfAbsent(column.id(), places.size()));
    List<TableColumn<R, ?>> ordered = new ArrayList<>(view.getColumns());
    ordered.sort(
        Comparator.comparingInt(column -> places.getOrDefault(column.getId(), places.size())));
    if (!ordered.equals(view.getColumns())) {
      view.getColumns().setAll(ordered);
    }
  }

  private List<TableColumn<R, ?>> sort(TableLayout wanted) {
    var by = new ArrayList<TableColumn<R, ?>>();
    for (SortBy rule : wanted.sort()) {
      view.getColumns().stream()
          .filter(column -> column.getId().equals(rule.column()) && column.isSortable())
          .findFirst()
          .ifPresent(column -> {
            column.setSortType(
                rule.descending()
                    ? TableColumn.SortType.DESCENDING
                    : TableColumn.SortType.ASCENDING);
            by.add(column);
          });
    }
    return by;
  }

  private void listen() {
    view.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) change -> changed());
    view.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) change -> changed());
    for (TableColumn<R, ?> column : view.getColumns()) {
      column.visibleProperty().subscribe(now -> changed());
      column.prefWidthProperty().subscribe(now -> changed());
      column.sortTypeProperty().subscribe(now -> changed());
    }
  }

  private void changed() {
    if (!showing && !view.getColumns().isEmpty()) { // moving a column empties the list for a moment
      layout.set(read());
    }
  }

  private TableLayout read() {
    return new TableLayout(
        view.getColumns().stream()
            .map(column ->
                new ColumnLayout(column.getId(), column.isVisible(), column.getPrefWidth()))
            .toList(),
        view.getSortOrder().stream()
            .map(column ->
                new SortBy(column.getId(), column.getSortType() == TableColumn.SortType.DESCENDING))
            .toList());
  }
}
