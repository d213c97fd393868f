package io.surveyconsole.desktop.fx;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the operator types what to look for. Escape empties it.
public final class FilterField extends CustomTextField {
  private static final double WIDTH = 280;

  /// @param prompt what can be looked for
  public FilterField(String prompt, String shortcut) {
    getStyleClass().add("filter-field");
    setPromptText(prompt);
    setAccessibleText(prompt);
    setPrefWidth(WIDTH);
    setMinWidth(120);
    setLeft(new FontIcon(Feather.SEARCH));
    var key = new Label(shortcut);
    key.getStyleClass().add("key");
    key.setMinWidth(USE_PREF_SIZE);
    key.visibleProperty().bind(textProperty().isEmpty());
    setRight(key);
    setTooltip(new Tooltip(prompt + " (" + shortcut + ")"));
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
        clear();
        event.consume();
      }
    });
  }

  /// Puts the cursor here with everything selected, ready to be typed over.
  public void begin() {
    requestFocus();
    selectAll();
  }
}
