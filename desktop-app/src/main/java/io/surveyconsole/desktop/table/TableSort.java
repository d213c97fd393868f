package io.surveyconsole.desktop.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;

/// By what the operator has sorted a table.
final class TableSort<R extends LiveRow<?>> {
  private static final String SORTED = "sorted";

  private final TableView<R> view;
  private final Map<TableColumnBase<?, ?>, Column<R>> columns;

  /// @param columns what the table's columns show; it may be filled later
  TableSort(TableView<R> view, Map<TableColumnBase<?, ?>, Column<R>> columns) {
    this.view = view;
    this.columns = columns;
    view.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) change -> markSorted());
  }

  /// Sorts by a column, where there is one with this id.
  void by(String columnId, TableColumn.SortType direction) {
    view.getColumns().stream()
        .filter(column -> columnId.equals(column.getId()))
        .findFirst()
        .ifPresent(column -> {
          column.setSortType(direction);
          view.getSortOrder().setAll(List.of(column));
        });
  }

  /// The order that the columns ask for; that of arrival where none does.
  RowOrder<R> order() {
    return view.getSortOrder().stream()
        .flatMap(this::order)
        .reduce(RowOrder::then)
        .orElseGet(RowOrder::ofArrival);
  }

  private Stream<RowOrder<R>> order(TableColumn<R, ?> sortedBy) {
    Column<R> column = columns.get(sortedBy);
    if (column == null || sortedBy.getSortType() == null) {
      return Stream.of();
    }
    return Stream.of(isUp(sortedBy) ? column.order() : column.order().reversed());
  }

  /// Whether new rows come in at the lower end.
  boolean newestIsLast() {
    return view.getSortOrder().stream()
        .findFirst()
        .map(first -> {
          Column<R> column = columns.get(first);
          return column != null && column.is(Column.Trait.DATES) && isUp(first);
        })
        .orElse(true);
  }

  private static boolean isUp(TableColumn<?, ?> sortedBy) {
    return sortedBy.getSortType() == TableColumn.SortType.ASCENDING;
  }

  /// A sorted column's arrow stands in the margin of its title, so that the title stays above the
  /// figures.
  private void markSorted() {
    for (TableColumn<R, ?> column : view.getColumns()) {
      column.getStyleClass().remove(SORTED);
      if (view.getSortOrder().contains(column)) {
        column.getStyleClass().add(SORTED);
      }
    }
  }
}
