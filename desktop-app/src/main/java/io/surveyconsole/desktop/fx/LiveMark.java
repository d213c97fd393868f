package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Says whether the table beside it is live, and if not, since when.
public final class LiveMark extends Label {
  private final Dot dot = new Dot(Dot.Tone.HOLLOW);
  private final ObservableValue<Liveness> liveness;
  private final Ticker ticker;

  public LiveMark(ObservableValue<Liveness> liveness, Ticker ticker) {
    this.liveness = liveness;
    this.ticker = ticker;
    getStyleClass().add("live-mark");
    setGraphic(dot);
    setMinWidth(USE_PREF_SIZE);
    liveness.subscribe(now -> show());
    ticker.nowProperty().subscribe(now -> show());
  }

  private void show() {
    switch (liveness.getValue()) {
      case Liveness.Off() -> show(Dot.Tone.HOLLOW, text("live.off"));
      case Liveness.Arriving() -> show(Dot.Tone.WARN, text("live.arriving"));
      case Liveness.Live() -> show(Dot.Tone.GOOD, text("live.on"));
      case Liveness.Lost(var since) ->
          show(Dot.Tone.BAD, text("live.lost", Times.ago(since, ticker.now())));
    }
  }

  private void show(Dot.Tone tone, String words) {
    dot.show(tone);
    if (!words.equals(getText())) {
      setText(words);
    }
  }
}
