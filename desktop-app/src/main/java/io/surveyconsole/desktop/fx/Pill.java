package io.surveyconsole.desktop.fx;

import java.util.Locale;
import javafx.scene.control.Label;

/// A word in a coloured capsule; the colour says the state and nothing else.
public final class Pill extends Label {
  /// What the colour means.
  public enum Tone {
    ACCENT,
    GOOD,
    WARN,
    BAD,
    DONE,
    NEUTRAL
  }

  private static final String PREFIX = "pill-";

  public Pill() {
    getStyleClass().add("pill");
    setMinWidth(USE_PREF_SIZE);
  }

  public Pill(String text, Tone tone) {
    this();
    show(text, tone);
  }

  public void show(String text, Tone tone) {
    if (!text.equals(getText())) {
      setText(text);
    }
    String wanted = PREFIX + tone.name().toLowerCase(Locale.ROOT);
    if (!getStyleClass().contains(wanted)) {
      getStyleClass().removeIf(name -> name.startsWith(PREFIX));
      getStyleClass().add(wanted);
    }
  }
}
