package io.surveyconsole.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the entries of a list that are read where they are, to the pixel, when others come in or
/// go above them. How high those are is known only once they have been laid out, so it is put right
/// after the layout, before anything is drawn.
public final class KeptPlace<T> {
  /// How often it is put right for one change, so that a list that never settles costs no more.
  private static final int TRIES = 20;

  private static final double NOTHING = 0.5;

  private record Seen<T>(T item, double y) {}

  private final ListView<T> list;
  private final Predicate<T> firm;
  private final BooleanSupplier wanted;
  private List<Seen<T>> seen = List.of();
  private List<T> known; // the entries as they were at the last layout
  private boolean stale;
  private int tries;

  private KeptPlace(ListView<T> list, Predicate<T> firm, BooleanSupplier wanted) {
    this.list = list;
    this.firm = firm;
    this.wanted = wanted;
    this.known = new ArrayList<>(list.getItems());
  }

  /// Begins; it ends with the list.
  ///
  /// @param firm which entries are read: others, such as headings, may have something between them
  ///   and what stands below them
  /// @param wanted whether the place is to be kept at the moment
  public static <T> KeptPlace<T> keep(ListView<T> list, Predicate<T> firm, BooleanSupplier wanted) {
    var kept = new KeptPlace<T>(list, firm, wanted);
    list.getItems().addListener((ListChangeListener<T>) change -> kept.changed());
    AfterLayout.repeat(list, kept::laidOut);
    list.addEventFilter(ScrollEvent.SCROLL, event -> kept.goOnFromHere());
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> kept.goOnFromHere());
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> kept.goOnFromHere());
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> kept.goOnFromHere());
    return kept;
  }

  /// Goes elsewhere: what was seen is left.
  public void leave() {
    tries = 0;
    seen = List.of();
  }

  /// The operator scrolls on. Where a change has not been laid out yet, what was read is first put
  /// where it was: from there it is scrolled, and not from wherever the list happens to stand.
  private void goOnFromHere() {
    VirtualFlow<?> flow = flow();
    Seen<T> anchor = tries > 0 ? anchor() : null;
    tries = 0;
    if (flow != null && anchor != null) {
      list.layout();
      put(flow, anchor);
      list.layout();
      learn();
    }
  }

  /// Cells stand at the places of the entries that are there now.
  private void learn() {
    if (stale) {
      known = new ArrayList<>(list.getItems());
      stale = false;
    }
  }

  private void changed() {
    VirtualFlow<?> flow = flow();
    if (tries == 0 && flow != null) { // it may have been scrolled far since the last layout
      look(flow);
    }
    stale = true;
    tries = wanted.getAsBoolean() && !seen.isEmpty() ? TRIES : 0;
  }

  private void laidOut() {
    VirtualFlow<?> flow = flow();
    if (flow == null || flow.getFirstVisibleCell() == null) {
      return;
    }
    learn();
    Seen<T> anchor = tries > 0 && wanted.getAsBoolean() ? anchor() : null;
    if (anchor == null) {
      tries = 0;
      look(flow);
      return;
    }
    tries--;
    put(flow, anchor);
  }

  private void put(VirtualFlow<?> flow, Seen<T> anchor) {
    int index = list.getItems().indexOf(anchor.item());
    if (!isVisible(flow, index)) {
      list.scrollTo(index);
      list.layout();
    }
    IndexedCell<?> cell = isVisible(flow, index) ? flow.getCell(index) : null;
    double off = cell == null ? 0 : cell.getLayoutY() - anchor.y();
    if (Math.abs(off) > NOTHING) {
      flow.scrollPixels(off);
    }
  }

  /// What was seen and is still there.
  private @Nullable Seen<T> anchor() {
    return seen.stream()
        .filter(one -> list.getItems().contains(one.item()))
        .findFirst()
        .orElse(null);
  }

  /// Until the next layout cells stand where they stood, at the places of the entries before a
  /// change.
  private void look(VirtualFlow<?> flow) {
    var now = new ArrayList<Seen<T>>();
    if (flow.getFirstVisibleCell() != null) {
      int first = flow.getFirstVisibleCell().getIndex();
      int last = Math.min(flow.getLastVisibleCell().getIndex(), known.size() - 1);
      for (int index = first; index <= last; index++) {
        T item = known.get(index);
        if (firm.test(item)) {
          now.add(new Seen<>(item, flow.getCell(index).getLayoutY()));
        }
      }
    }
    seen = now;
  }

  private static boolean isVisible(VirtualFlow<?> flow, int index) {
    return flow.getFirstVisibleCell() != null
        && index >= flow.getFirstVisibleCell().getIndex()
        && index <= flow.getLastVisibleCell().getIndex();
  }

  private @Nullable VirtualFlow<?> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
