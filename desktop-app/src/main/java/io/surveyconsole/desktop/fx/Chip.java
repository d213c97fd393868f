package io.surveyconsole.desktop.fx;

import javafx.scene.control.ToggleButton;

/// A small switch in the row of filters.
public final class Chip extends ToggleButton {
  public Chip(String text) {
    super(text);
    getStyleClass().add("chip");
    setMinWidth(USE_PREF_SIZE);
  }
}
