package io.surveyconsole.desktop.table;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A column as a value: what it is called, what it shows of a row, how rows are sorted by it.
///
/// @param id kept with the operator's layout, never shown
/// @param text what is shown, and copied; safe to show
/// @param tip the tooltip; empty shows none
/// @param order cheap: rows are compared a million times where there are many
/// @param style style classes of its header and cells, separated by spaces
/// @param cell draws it where text alone will not do
public record Column<R extends LiveRow<?>>(
    String id,
    String title,
    Function<R, String> text,
    Function<R, String> tip,
    RowOrder<R> order,
    double width,
    Set<Trait> traits,
    String style,
    Supplier<RowCell<R>> cell) {

  /// What a column may be beside.
  enum Trait {
    /// Shows a time that grows, so it is drawn anew every second.
    TICKS,
    /// Says when; sorted by it, new rows come in at one end.
    DATES,
    /// Takes the width that is left.
    GROWS,
    /// May become narrower than its width where room is short.
    SHRINKS,
    /// Is there, but only shown once the operator asks for it.
    HIDES_AT_FIRST
  }

  public Column {
    traits = Set.copyOf(traits);
  }

  /// A column of text, sorted by it.
  public static <R extends LiveRow<?>> Column<R> of(
      String id, String title, double width, Function<R, String> text) {
    return new Column<>(
        id,
        title,
        text,
        row -> "",
        RowOrder.by(text, String.CASE_INSENSITIVE_ORDER),
        width,
        Set.of(),
        "",
        () -> new TextCell<>(text));
  }

  public Column<R> withTip(Function<R, String> words) {
    return new Column<>(id, title, text, words, order, width, traits, style, cell);
  }

  /// Sorted by what this takes from a row, smallest first.
  public <K extends Comparable<? super K>> Column<R> sortedBy(Function<R, K> key) {
    return ordered(RowOrder.by(key));
  }

  /// Sorted by a text as it is stored, which need not be made fit to be shown for it.
  public Column<R> sortedByText(Function<R, String> stored) {
    return ordered(RowOrder.by(stored, String.CASE_INSENSITIVE_ORDER));
  }

  private Column<R> ordered(RowOrder<R> rule) {
    return new Column<>(id, title, text, tip, rule, width, traits, style, cell);
  }

  public Column<R> thatTicks() {
    return with(Trait.TICKS).with(Trait.DATES);
  }

  public Column<R> thatDates() {
    return with(Trait.DATES);
  }

  public Column<R> thatGrows() {
    return with(Trait.GROWS).with(Trait.SHRINKS);
  }

  public Column<R> thatShrinks() {
    return with(Trait.SHRINKS);
  }

  public Column<R> thatHidesAtFirst() {
    return with(Trait.HIDES_AT_FIRST);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  private Column<R> with(Trait trait) {
    var more = EnumSet.of(trait);
    more.addAll(traits);
    return new Column<>(id, title, text, tip, order, width, more, style, cell);
  }

  /// Further style classes: `figure` sets a number right, `lead` a first column below the place's
  /// title, `mono`, `muted`, `strong`.
  public Column<R> styled(String classes) {
    return new Column<>(
        id, title, text, tip, order, width, traits, (style + " " + classes).strip(), cell);
  }

  public Column<R> drawnBy(Supplier<RowCell<R>> drawing) {
    return new Column<>(id, title, text, tip, order, width, traits, style, drawing);
  }
}
