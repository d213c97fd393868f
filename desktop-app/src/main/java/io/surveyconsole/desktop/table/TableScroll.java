package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.fx.AfterLayout;
import io.surveyconsole.desktop.fx.NeverBlank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// What of a table is in view. While it follows, the end at which the newest rows come in stays in
/// view; scrolling away ends that, scrolling back begins it again. Otherwise the rows that are read
/// stay where they are when others come in above them.
public final class TableScroll {
  private static final int NOWHERE = -1;

  /// How often it goes to the newest row for one change, where that does not bring it there.
  private static final int TRIES = 3;

  /// What was seen at the last layout.
  ///
  /// @param row the one that stays where it is, then at this index
  /// @param first the index of the first one in view, and where it stands
  private record Read(String row, int index, int first, double cutOff) {}

  private final TableView<?> view;
  private final LiveRows<?, ?> live;
  private final List<? extends LiveRow<?>> rows;
  private final BooleanSupplier still;
  private final BooleanSupplier newestIsLast;
  private final ReadOnlyBooleanWrapper following =
      new ReadOnlyBooleanWrapper(this, "following", true);
  private @Nullable TableRow<?> pointed;
  private @Nullable Read read;
  private boolean moved; // since the last layout
  private int tries;
  private boolean pushedAway;
  private boolean stays; // because that was asked for, wherever the view is
  private final Runnable looking = this::look;
  private @Nullable Scene asked;

  /// @param still whether no row may move now
  /// @param newestIsLast whether new rows come in at the lower end
  TableScroll(
      TableView<?> view, LiveRows<?, ?> live, BooleanSupplier still, BooleanSupplier newestIsLast) {
    this.view = view;
    this.live = live;
    this.rows = live.shown();
    this.still = still;
    this.newestIsLast = newestIsLast;
    live.shown().addListener((ListChangeListener<LiveRow<?>>) change -> changed());
    NeverBlank.keep(view);
    AfterLayout.repeat(view, this::laidOut);
    view.addEventFilter(ScrollEvent.SCROLL, event -> lookAfterLayout());
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode().isNavigationKey()) {
            lookAfterLayout();
          }
        });
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::scrollBarUsed);
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::scrollBarUsed);
    view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::scrollBarUsed);
  }

  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Goes to the newest row and stays there.
  public void follow() {
    stays = false;
    following.set(true);
    goToNewest();
  }

  /// Leaves the view where it is from now on.
  public void stay() {
    lookNoMore();
    pushedAway = false;
    stays = true;
    following.set(false);
  }

  /// Rows may move again: where it follows, it catches up.
  void proceed() {
    if (following.get() && pushedAway) {
      goToNewest();
    }
  }

  /// The pointer is over this row, or has left it.
  void pointAt(TableRow<?> row, boolean over) {
    if (over) {
      pointed = row;
    } else if (row.equals(pointed)) {
      pointed = null;
    }
  }

  /// The cells still show what was before: they are filled anew with the next layout.
  private void changed() {
    if (!pushedAway) {
      following.set(!stays && isAtNewest()); // it may have been scrolled by other means
    }
    if (following.get() && !still.getAsBoolean()) {
      goToNewest();
      return;
    }
    pushedAway = following.get();
    VirtualFlow<?> flow = flow();
    if (flow != null) {
      stayAtWhatIsRead(flow);
    }
  }

  /// Where several changes come before the next layout, each is reckoned from what was seen at the
  /// last one: cells that wait for their layout tell nothing.
  private void stayAtWhatIsRead(VirtualFlow<?> flow) {
    if (read == null) {
      IndexedCell<?> anchor = anchor(flow);
      IndexedCell<?> first = flow.getFirstVisibleCell();
      if (anchor == null || first == null || !(anchor.getItem() instanceof LiveRow<?> row)) {
        return;
      }
      read = new Read(row.id(), anchor.getIndex(), first.getIndex(), first.getLayoutY());
    }
    int place = live.placeOf(read.row());
    if (place >= 0 && (place != read.index() || moved)) {
      moved = true;
      view.scrollTo(Math.max(0, read.first() + place - read.index()));
      flow.scrollPixels(-read.cutOff());
    }
  }

  private void laidOut() {
    read = null;
    moved = false;
  }

  /// The cell whose row is to stay where it is: of those in view the one that has moved as far as
  /// most, so that a row that goes far away does not take the view along.
  private @Nullable IndexedCell<?> anchor(VirtualFlow<?> flow) {
    var cells = new ArrayList<IndexedCell<?>>();
    IndexedCell<?> first = flow.getFirstVisibleCell();
    IndexedCell<?> last = flow.getLastVisibleCell();
    if (first == null || last == null) {
      return null;
    }
    for (int index = first.getIndex(); index <= last.getIndex(); index++) {
      IndexedCell<?> cell = flow.getVisibleCell(index);
      if (cell != null && place(cell) >= 0) {
        cells.add(cell);
      }
    }
    TableRow<?> under = pointed;
    if (still.getAsBoolean() && under != null && place(under) >= 0) {
      return under;
    }
    cells.sort(Comparator.comparingInt(cell -> place(cell) - cell.getIndex()));
    return cells.isEmpty() ? null : cells.get(cells.size() / 2);
  }

  /// Where the row of this cell is now; negative where it has none or is not shown.
  private int place(IndexedCell<?> cell) {
    return cell.getItem() instanceof LiveRow<?> row ? live.placeOf(row.id()) : NOWHERE;
  }

  private void goToNewest() {
    if (!rows.isEmpty()) {
      pushedAway = true; // until it is laid out
      lookAfterLayout();
      tries = TRIES;
      scrollToNewest();
    }
  }

  private void scrollToNewest() {
    view.scrollTo(newestIsLast.getAsBoolean() ? rows.size() - 1 : 0);
  }

  private void scrollBarUsed(MouseEvent event) {
    for (Node node = (Node) event.getTarget(); node != null; node = node.getParent()) {
      if (node instanceof ScrollBar) {
        lookAfterLayout();
      }
    }
  }

  /// The table answers to the event after this; then it is seen where the operator wants to be.
  private void lookAfterLayout() {
    laidOut(); // the operator scrolls on from what is seen now
    tries = 0;
    if (asked == null && view.getScene() != null) {
      asked = view.getScene();
      asked.addPostLayoutPulseListener(looking);
      Platform.requestNextPulse();
    }
  }

  private void look() {
    if (tries > 0 && !isAtNewest()) { // the table did not know yet how many rows there are
      tries--;
      scrollToNewest();
      Platform.requestNextPulse();
    } else if (asked != null) {
      lookNoMore();
      pushedAway = false;
      stays = false;
      following.set(isAtNewest());
    }
  }

  private void lookNoMore() {
    tries = 0;
    if (asked != null) {
      asked.removePostLayoutPulseListener(looking);
      asked = null;
    }
  }

  private boolean isAtNewest() {
    VirtualFlow<?> flow = flow();
    if (flow == null || rows.isEmpty()) {
      return true;
    }
    if (newestIsLast.getAsBoolean()) {
      IndexedCell<?> last = flow.getLastVisibleCell();
      // As many as there were at the last layout: others may have come since.
      return last != null && last.getIndex() >= flow.getCellCount() - 1;
    }
    IndexedCell<?> first = flow.getFirstVisibleCell();
    return first == null || (first.getIndex() == 0 && first.getLayoutY() > -first.getHeight() / 2);
  }

  private @Nullable VirtualFlow<?> flow() {
    return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
