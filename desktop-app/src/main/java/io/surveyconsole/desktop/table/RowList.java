package io.surveyconsole.desktop.table;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import javafx.collections.ObservableListBase;

/// Rows in an order. It tells of rows that come, go or change places, never of what they show: each
/// row tells that itself. A list with an extractor looks through all its elements for each change,
/// which 100,000 rows do not bear.
final class RowList<R> extends ObservableListBase<R> implements RandomAccess {
  private List<R> rows = new ArrayList<>();

  @Override
  public R get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  /// The rows themselves, only to be read: many at once, which is faster than one by one.
  List<R> rows() {
    return rows;
  }

  /// What is done inside reaches the listeners as one change.
  void together(Runnable changes) {
    beginChange();
    try {
      changes.run();
    } finally {
      endChange();
    }
  }

  void append(List<R> more) {
    if (!more.isEmpty()) {
      beginChange();
      rows.addAll(more);
      nextAdd(rows.size() - more.size(), rows.size());
      endChange();
    }
  }

  void insert(int index, R row) {
    beginChange();
    rows.add(index, row);
    nextAdd(index, index + 1);
    endChange();
  }

  /// Takes this row out, if it is there.
  void takeOut(R row) {
    int index = rows.indexOf(row);
    if (index >= 0) {
      beginChange();
      nextRemove(index, rows.remove(index));
      endChange();
    }
  }

  /// Consists of these from now on; listeners hear of the stretch that differs, as one change.
  ///
  /// @param next is kept, not copied
  @SuppressWarnings("ReferenceEquality") // the same row, and a hundred thousand of them
  void become(List<R> next) {
    int from = 0;
    int shorter = Math.min(rows.size(), next.size());
    while (from < shorter && rows.get(from) == next.get(from)) {
      from++;
    }
    int oldTo = rows.size();
    int newTo = next.size();
    while (oldTo > from && newTo > from && rows.get(oldTo - 1) == next.get(newTo - 1)) {
      oldTo--;
      newTo--;
    }
    if (from == oldTo && from == newTo) {
      return;
    }
    List<R> removed = new ArrayList<>(rows.subList(from, oldTo));
    beginChange();
    rows = next;
    if (newTo == from) {
      nextRemove(from, removed);
    } else if (removed.isEmpty()) {
      nextAdd(from, newTo);
    } else {
      nextReplace(from, newTo, removed);
    }
    endChange();
  }
}
