package io.surveyconsole.desktop.fx;

import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Keeps a list or a table from standing there blank. JavaFX puts the cells away when it is told to
/// go elsewhere; told to come back before the next layout, it finds itself where it was, and fills
/// nothing any more until it is scrolled.
public final class NeverBlank {
  private final Control control;
  private final Runnable refresh;
  private boolean refreshed;

  private NeverBlank(Control control, Runnable refresh) {
    this.control = control;
    this.refresh = refresh;
  }

  /// Begins; it ends with the list.
  public static void keep(ListView<?> list) {
    AfterLayout.repeat(list, new NeverBlank(list, list::refresh)::look);
  }

  /// Begins; it ends with the table.
  public static void keep(TableView<?> table) {
    AfterLayout.repeat(table, new NeverBlank(table, table::refresh)::look);
  }

  private void look() {
    boolean blank =
        control.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getCellCount() > 0
            && flow.getFirstVisibleCell() == null
            && flow.getWidth() > 0
            && flow.getHeight() > 0;
    if (blank && !refreshed) { // once: what is not shown at all stays as it is
      refresh.run();
    }
    refreshed = blank;
  }
}
