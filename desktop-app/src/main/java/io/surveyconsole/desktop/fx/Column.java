package io.surveyconsole.desktop.fx;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;

/// A column as a value: what it is called, what it shows of a row, how rows are sorted by it.
///
/// @param id kept with the operator's layout, never shown
/// @param text what is shown, and copied; safe to show
/// @param tip the tooltip; empty shows none
/// @param ticking shows a time that grows, so it is drawn anew every second
/// @param grows takes the width that is left
/// @param shrinks may become narrower than its width where room is short
/// @param hiddenAtFirst is there, but only shown once the operator asks for it
/// @param style style classes of its header and cells, separated by spaces
/// @param cell draws it where text alone will not do
public record Column<R extends LiveRow<?>>(
    String id,
    String title,
    Function<R, String> text,
    Function<R, String> tip,
    Comparator<R> order,
    double width,
    boolean ticking,
    boolean grows,
    boolean shrinks,
    boolean hiddenAtFirst,
    String style,
    Supplier<RowCell<R>> cell) {

  /// A column of text, sorted by it.
  public static <R extends LiveRow<?>> Column<R> of(
      String id, String title, double width, Function<R, String> text) {
    return new Column<>(
        id,
        title,
        text,
        row -> "",
        Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
        width,
        false,
        false,
        false,
        false,
        "",
        () -> new TextCell<>(text));
  }

  public Column<R> withTip(Function<R, String> words) {
    return new Column<>(
        id, title, text, words, order, width, ticking, grows, shrinks, hiddenAtFirst, style, cell);
  }

  public Column<R> sortedBy(Comparator<R> rule) {
    return new Column<>(
        id, title, text, tip, rule, width, ticking, grows, shrinks, hiddenAtFirst, style, cell);
  }

  public Column<R> thatTicks() {
    return new Column<>(
        id, title, text, tip, order, width, true, grows, shrinks, hiddenAtFirst, style, cell);
  }

  public Column<R> thatGrows() {
    return new Column<>(
        id, title, text, tip, order, width, ticking, true, true, hiddenAtFirst, style, cell);
  }

  public Column<R> thatShrinks() {
    return new Column<>(
        id, title, text, tip, order, width, ticking, grows, true, hiddenAtFirst, style, cell);
  }

  public Column<R> thatHidesAtFirst() {
    return new Column<>(
        id, title, text, tip, order, width, ticking, grows, shrinks, true, style, cell);
  }

  /// Further style classes: `figure` sets a number right, `lead` a first column below the place's
  /// title, `mono`, `muted`, `strong`.
  public Column<R> styled(String classes) {
    return new Column<>(
        id,
        title,
        text,
        tip,
        order,
        width,
        ticking,
        grows,
        shrinks,
        hiddenAtFirst,
        (style + " " + classes).strip(),
        cell);
  }

  public Column<R> drawnBy(Supplier<RowCell<R>> drawing) {
    return new Column<>(
        id, title, text, tip, order, width, ticking, grows, shrinks, hiddenAtFirst, style, drawing);
  }
}
