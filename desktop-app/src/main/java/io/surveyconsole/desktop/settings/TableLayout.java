package io.surveyconsole.desktop.settings;

import java.util.List;
import java.util.Optional;

/// How a table lies: its columns in their order, and by what its rows are sorted.
///
/// @param sort the foremost first; empty leaves the rows in the order of their ids
public record TableLayout(List<ColumnLayout> columns, List<SortBy> sort) {
  public TableLayout {
    columns = List.copyOf(columns);
    sort = List.copyOf(sort);
  }

  /// One column.
  ///
  /// @param width in pixels
  public record ColumnLayout(String id, boolean shown, double width) {
    private static final double LEAST = 10;
    private static final double MOST = 4_000;

    public ColumnLayout {
      if (!(width >= LEAST && width <= MOST)) {
        throw new IllegalArgumentException("no width of a column: " + width);
      }
    }
  }

  /// One rule of the sort.
  public record SortBy(String column, boolean descending) {}

  public Optional<ColumnLayout> column(String id) {
    return columns.stream().filter(column -> column.id().equals(id)).findFirst();
  }

  /// Whether the same columns stand in the same order and sort the rows alike; widths do not count.
  public boolean looksLike(TableLayout other) {
    return shown().equals(other.shown()) && sort.equals(other.sort);
  }

  private List<String> shown() {
    return columns.stream().filter(ColumnLayout::shown).map(ColumnLayout::id).toList();
  }
}
