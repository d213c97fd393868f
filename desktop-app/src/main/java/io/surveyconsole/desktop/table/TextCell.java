package io.surveyconsole.desktop.table;

import java.util.function.Function;

/// A cell of text.
public final class TextCell<R extends LiveRow<?>> extends RowCell<R> {
  private final Function<R, String> text;

  public TextCell(Function<R, String> text) {
    this.text = text;
  }

  @Override
  protected void show(R shown) {
    say(text.apply(shown));
  }
}
