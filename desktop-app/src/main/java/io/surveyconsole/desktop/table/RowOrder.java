package io.surveyconsole.desktop.table;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How rows lie: by a key that each of them has, and where keys are alike by the row's id. A row
/// keeps the key it was laid by, so rows in this order stay in it while what they show changes, and
/// it takes one look at a row to know whether it belongs elsewhere now.
public final class RowOrder<R extends LiveRow<?>> {
  private final Function<R, ?> keys;
  private final Comparator<Object> rule;

  private RowOrder(Function<R, ?> keys, Comparator<Object> rule) {
    this.keys = keys;
    this.rule = rule;
  }

  /// Smallest first.
  public static <R extends LiveRow<?>, K extends Comparable<? super K>> RowOrder<R> by(
      Function<R, K> key) {
    return by(key, Comparator.naturalOrder());
  }

  /// Smallest first by a rule of its own.
  ///
  /// @param key taken from what a row shows; immutable
  /// @param rule tells keys apart, of which there may be a hundred thousand
  @SuppressWarnings("unchecked") // it only ever meets keys of this kind
  public static <R extends LiveRow<?>, K> RowOrder<R> by(
      Function<R, K> key, Comparator<? super K> rule) {
    return new RowOrder<>(key, (Comparator<Object>) (Comparator<?>) rule);
  }

  static <R extends LiveRow<?>> RowOrder<R> ofArrival() {
    return by(LiveRow::arrival);
  }

  RowOrder<R> reversed() {
    return new RowOrder<>(keys, rule.reversed());
  }

  /// What this order finds alike lies by the other.
  RowOrder<R> then(RowOrder<R> other) {
    return new RowOrder<R>(
        row -> new Pair(keys.apply(row), other.keys.apply(row)),
        (one, two) -> {
          Pair first = (Pair) one;
          Pair second = (Pair) two;
          int result = rule.compare(first.key(), second.key());
          return result != 0 ? result : other.rule.compare(first.next(), second.next());
        });
  }

  /// The row belongs where its present key says.
  void lay(R row) {
    row.layBy(keys.apply(row));
  }

  /// Whether its present key says no other place than the one it was laid by.
  boolean isLaidWell(R row) {
    Object key = row.laidBy();
    return key != null && rule.compare(key, keys.apply(row)) == 0;
  }

  /// Both have been laid.
  int compare(R one, R two) {
    int result = rule.compare(key(one), key(two));
    return result != 0 ? result : one.id().compareTo(two.id());
  }

  private Object key(R row) {
    @Nullable Object key = row.laidBy();
    if (key == null) {
      throw new IllegalStateException("not laid: " + row.id());
    }
    return key;
  }

  private record Pair(Object key, Object next) {}
}
