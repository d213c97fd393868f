package io.surveyconsole.desktop.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableList;

/// The rows that pass a filter, in an order. What a change costs follows from how many rows have
/// changed and not from how many there are, but for one walk along the list.
///
/// A row that comes is put in its place at once. A row whose place has changed is moved only by
/// [#settle], so that whoever looks at the table decides when rows may move; while they are held
/// still, none comes or goes either. Among very many rows all of that happens together in
/// [#settle]: a table draws itself anew for each change of its rows, wherever it is.
final class ShownRows<R extends LiveRow<?>> {
  /// With more rows than that they come and go only in [#settle].
  private static final int MANY = 5_000;

  /// When so many have changed they are laid at once: a second's worth would take too long
  /// together.
  private static final int PORTION = 7_000;

  private final RowList<R> list = new RowList<>();
  private final List<R> moved = new ArrayList<>();
  private final List<R> waiting = new ArrayList<>();
  private boolean held;
  private Predicate<? super R> filter = row -> true;
  private RowOrder<R> order = RowOrder.ofArrival();

  ObservableList<R> list() {
    return list;
  }

  /// Whether rows may lie elsewhere than the order says, until [#settle].
  boolean isUnsettled() {
    return !moved.isEmpty() || !waiting.isEmpty();
  }

  /// Judges all rows by another filter.
  void filter(Predicate<? super R> predicate, Collection<R> all) {
    filter = predicate;
    list.together(() -> {
      judgeWaiting(); // those that are gone are not among all of them any more
      judge(all, false);
    });
  }

  /// Whether rows stay as they lie, none comes and none goes; what should have happened meanwhile
  /// happens afterwards.
  void hold(boolean still) {
    held = still;
    if (!still) {
      list.together(this::judgeWaiting);
    }
  }

  private void judgeWaiting() {
    if (!waiting.isEmpty()) {
      var judged = new ArrayList<R>(waiting);
      forgetWaiting();
      judge(judged, true);
    }
  }

  /// Lays all rows anew.
  void order(RowOrder<R> newOrder) {
    order = newOrder;
    forgetMoved();
    var next = new ArrayList<R>(list.rows());
    next.forEach(order::lay);
    next.sort(order::compare);
    list.become(next);
  }

  /// Judges rows that are new or have changed.
  void judge(Collection<R> changed) {
    if (held || list.size() > MANY) {
      changed.forEach(this::judgeLater);
      if (moved.size() + waiting.size() > PORTION) {
        settle();
      }
    } else {
      list.together(() -> judge(changed, true));
    }
  }

  /// Only those wait that come or go: the filter is asked as they change, a few at a time.
  private void judgeLater(R row) {
    boolean passes = !row.isGone() && filter.test(row);
    boolean shown = row.place() != LiveRow.Place.HIDDEN;
    if (passes && shown) {
      moveUnlessWell(row);
    } else if (passes != shown && !row.waits()) {
      row.letWait(true);
      waiting.add(row);
    }
  }

  private void forgetWaiting() {
    waiting.forEach(row -> row.letWait(false));
    waiting.clear();
  }

  private void judge(Collection<R> changed, boolean mayHaveMoved) {
    var coming = new ArrayList<R>();
    int leaving = 0;
    for (R row : changed) {
      boolean passes = !row.isGone() && filter.test(row);
      if (passes && row.place() == LiveRow.Place.HIDDEN) {
        coming.add(row);
        row.place(LiveRow.Place.SETTLED);
        order.lay(row);
      } else if (passes && mayHaveMoved) {
        moveUnlessWell(row);
      } else if (!passes && row.place() != LiveRow.Place.HIDDEN) {
        row.place(LiveRow.Place.HIDDEN);
        leaving++;
      }
    }
    if (leaving > 0) {
      dropHidden(changed, leaving);
    }
    let(coming);
  }

  /// Moves what has changed to where it belongs now.
  void settle() {
    if (!held && isUnsettled()) {
      list.together(() -> {
        judgeWaiting();
        layMoved();
      });
    }
  }

  private void layMoved() {
    if (moved.isEmpty()) {
      return;
    }
    var rest = new ArrayList<R>(list.size());
    for (R row : list.rows()) {
      if (row.place() == LiveRow.Place.SETTLED) {
        rest.add(row);
      }
    }
    var moving = new ArrayList<R>(moved);
    forgetMoved();
    moving.forEach(order::lay);
    list.become(merge(rest, moving));
  }

  private void forgetMoved() {
    for (R row : moved) {
      if (row.place() == LiveRow.Place.MOVED) {
        row.place(LiveRow.Place.SETTLED);
      }
    }
    moved.clear();
  }

  /// A table asks much for each stretch that changes: where more than one row comes or goes, they
  /// are one stretch together with what lies between them.
  private void dropHidden(Collection<R> changed, int count) {
    moved.removeIf(row -> row.place() != LiveRow.Place.MOVED);
    if (count == 1 && changed.size() == 1) {
      changed.forEach(list::takeOut);
      return;
    }
    var next = new ArrayList<R>(Math.max(0, list.size() - count));
    for (R row : list.rows()) {
      if (row.place() != LiveRow.Place.HIDDEN) {
        next.add(row);
      }
    }
    list.become(next);
  }

  private void moveUnlessWell(R row) {
    if (row.place() == LiveRow.Place.SETTLED && !order.isLaidWell(row)) {
      row.place(LiveRow.Place.MOVED);
      moved.add(row);
    }
  }

  private void let(List<R> coming) {
    if (coming.size() == 1) {
      R row = coming.getFirst();
      list.insert(firstAfter(row, list.rows(), 0), row);
    } else if (!coming.isEmpty()) {
      list.become(merge(list.rows(), coming));
    }
  }

  /// Where this row lies; negative where it is not shown.
  int placeOf(R row) {
    if (row.place() == LiveRow.Place.HIDDEN) {
      return -1;
    }
    return firstAfter(row, list.rows(), 0) - 1;
  }

  /// The place behind all that do not belong behind the row.
  ///
  /// @param from not before this place
  private int firstAfter(R row, List<R> among, int from) {
    int low = from;
    int high = among.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(among.get(middle), row) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// @param rest in order
  /// @param more in no order
  private List<R> merge(List<R> rest, List<R> more) {
    more.sort(order::compare);
    var merged = new ArrayList<R>(rest.size() + more.size());
    int done = 0;
    for (R row : more) {
      int place = firstAfter(row, rest, done);
      merged.addAll(rest.subList(done, place));
      merged.add(row);
      done = place;
    }
    merged.addAll(rest.subList(done, rest.size()));
    return merged;
  }
}
