package io.surveyconsole.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/// Rows that can be reported as changed without a search for their place: a list with an extractor
/// looks through all its elements for each change, which 100,000 rows do not bear.
final class RowList<R> extends ModifiableObservableListBase<R> {
  private final List<R> rows = new ArrayList<>();

  /// What is done inside reaches the listeners as one change.
  void together(Runnable changes) {
    beginChange();
    try {
      changes.run();
    } finally {
      endChange();
    }
  }

  /// The row at this place has changed; only inside [#together].
  void touch(int index) {
    nextUpdate(index);
  }

  @Override
  public R get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  protected void doAdd(int index, R element) {
    rows.add(index, element);
  }

  @Override
  protected R doSet(int index, R element) {
    return rows.set(index, element);
  }

  @Override
  protected R doRemove(int index) {
    return rows.remove(index);
  }
}
