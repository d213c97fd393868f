package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.fx.Pill;
import java.util.function.Function;

/// A cell with a state in a capsule.
public final class PillCell<R extends LiveRow<?>> extends RowCell<R> {
  private final Function<R, String> words;
  private final Function<R, Pill.Tone> tone;
  private final Pill pill = new Pill();

  public PillCell(Function<R, String> words, Function<R, Pill.Tone> tone) {
    this.words = words;
    this.tone = tone;
  }

  @Override
  protected void show(R shown) {
    pill.show(words.apply(shown), tone.apply(shown));
    setGraphic(pill);
  }
}
