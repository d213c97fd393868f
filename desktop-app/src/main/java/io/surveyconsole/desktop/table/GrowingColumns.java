package io.surveyconsole.desktop.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/// Every column as wide as it wants to be, and the growing one takes the rest. Only where there is
/// no rest do those shrink that may. What the operator has drawn stays as wide as it was drawn.
@SuppressWarnings({"rawtypes", "unchecked"}) // as TableView has it
final class GrowingColumns extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private final Predicate<TableColumnBase<?, ?>> grows;

  GrowingColumns(Predicate<TableColumnBase<?, ?>> grows) {
    this.grows = grows;
  }

  @Override
  public Boolean call(TableView.ResizeFeatures features) {
    List<? extends TableColumnBase<?, ?>> columns = columns(features);
    if (features.getColumn() != null) {
      boolean done = TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(features);
      columns.forEach(column -> column.setPrefWidth(column.getWidth()));
      return done;
    }
    double room = features.getContentWidth();
    if (room <= 0) {
      return false;
    }
    var widths = new HashMap<TableColumnBase<?, ?>, Double>();
    for (TableColumnBase<?, ?> column : columns) {
      double wanted = column.getPrefWidth();
      widths.put(column, grows.test(column) ? column.getMinWidth() : wanted);
    }
    double rest = room - widths.values().stream().mapToDouble(Double::doubleValue).sum();
    if (rest >= 0) {
      columns.stream()
          .filter(grows)
          .findFirst()
          .ifPresent(column -> widths.merge(column, rest, Double::sum));
    } else {
      shrink(widths, -rest);
    }
    widths.forEach((column, width) -> features.setColumnWidth(column, Math.floor(width)));
    return true;
  }

  private static void shrink(Map<TableColumnBase<?, ?>, Double> widths, double tooMuch) {
    double slack =
        widths.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() - entry.getKey().getMinWidth())
            .sum();
    double share = slack <= 0 ? 0 : Math.min(1, tooMuch / slack);
    widths.replaceAll((column, width) -> width - share * (width - column.getMinWidth()));
  }

  private static List<? extends TableColumnBase<?, ?>> columns(TableView.ResizeFeatures features) {
    return features.getTable().getVisibleLeafColumns();
  }
}
