package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.fx.Dot;
import java.util.function.Function;

/// A cell with a round mark and its meaning for screen readers.
public final class DotCell<R extends LiveRow<?>> extends RowCell<R> {
  private final Function<R, Dot.Tone> tone;
  private final Function<R, String> meaning;
  private final Dot dot = new Dot(Dot.Tone.HOLLOW);

  public DotCell(Function<R, Dot.Tone> tone, Function<R, String> meaning) {
    this.tone = tone;
    this.meaning = meaning;
  }

  @Override
  protected void show(R shown) {
    dot.show(tone.apply(shown));
    setAccessibleText(meaning.apply(shown));
    setGraphic(dot);
  }
}
