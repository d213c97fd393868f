package io.surveyconsole.desktop.fx;

import java.util.Locale;
import javafx.scene.layout.Region;

/// A small round mark of a state. A word or an accessible text always stands beside it.
public final class Dot extends Region {
  /// What the mark means; hollow is "not there now".
  public enum Tone {
    GOOD,
    WARN,
    BAD,
    NEUTRAL,
    HOLLOW
  }

  private static final String PREFIX = "dot-";

  public Dot(Tone tone) {
    getStyleClass().add("dot");
    show(tone);
  }

  public void show(Tone tone) {
    String wanted = PREFIX + tone.name().toLowerCase(Locale.ROOT);
    if (!getStyleClass().contains(wanted)) {
      getStyleClass().removeIf(name -> name.startsWith(PREFIX));
      getStyleClass().add(wanted);
    }
  }
}
