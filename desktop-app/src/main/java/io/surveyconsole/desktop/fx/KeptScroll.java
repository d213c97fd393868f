package io.surveyconsole.desktop.fx;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that are read where they are when others come in above them. At the very top
/// nothing is kept: whoever looks there wants to see what comes.
final class KeptScroll<R> {
  private final TableView<R> view;
  private final ObservableList<R> rows;

  private KeptScroll(TableView<R> view, ObservableList<R> rows) {
    this.view = view;
    this.rows = rows;
  }

  static <R> void keep(TableView<R> view, ObservableList<R> rows) {
    var kept = new KeptScroll<>(view, rows);
    rows.addListener((ListChangeListener<R>) change -> kept.changed());
  }

  /// The cells still show what was before: they are filled anew with the next layout.
  private void changed() {
    VirtualFlow<?> flow = flow();
    IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
    if (flow == null || first == null || (first.getIndex() <= 0 && first.getLayoutY() >= 0)) {
      return;
    }
    int now = rows.indexOf(first.getItem());
    if (now >= 0 && now != first.getIndex()) {
      double cutOff = first.getLayoutY();
      view.scrollTo(now);
      flow.scrollPixels(-cutOff);
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    Node found = view.lookup(".virtual-flow");
    return found instanceof VirtualFlow<?> flow ? flow : null;
  }
}
