package io.surveyconsole.desktop.table;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.ProgressBar;

/// A cell with a small bar and `n of m` beside it.
public final class ProgressCell<R extends LiveRow<?>> extends RowCell<R> {
  private final ToDoubleFunction<R> share;
  private final Function<R, String> words;
  private final ProgressBar bar = new ProgressBar();

  /// @param share 0–1
  public ProgressCell(ToDoubleFunction<R> share, Function<R, String> words) {
    this.share = share;
    this.words = words;
    bar.getStyleClass().add("row-progress");
    setGraphicTextGap(8);
  }

  @Override
  protected void show(R shown) {
    bar.setProgress(share.applyAsDouble(shown));
    say(words.apply(shown));
    setGraphic(bar);
  }
}
