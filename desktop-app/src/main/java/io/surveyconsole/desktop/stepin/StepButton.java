package io.surveyconsole.desktop.stepin;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that says what it does, or why it does not: a disabled one has no tooltip of its own,
/// so what is around it has it.
final class StepButton extends StackPane {
  private final Button button = new Button();
  private final Tooltip tooltip = new Tooltip();
  private final String what;

  /// @param what it does, for the tooltip
  StepButton(String id, String words, @Nullable Ikon icon, String what) {
    this.what = what;
    button.setId(id);
    button.setText(words);
    if (icon != null) {
      button.setGraphic(new FontIcon(icon));
    }
    button.setMinWidth(USE_PREF_SIZE);
    tooltip.setText(what);
    Tooltip.install(this, tooltip);
    getChildren().setAll(button);
  }

  Button button() {
    return button;
  }

  void does(Runnable action) {
    button.setOnAction(event -> action.run());
  }

  /// @param whyNot what the tooltip says in place of what it does; empty for that
  void allow(boolean allowed, String whyNot) {
    button.setDisable(!allowed);
    tooltip.setText(whyNot.isEmpty() ? what : whyNot);
    button.setAccessibleHelp(tooltip.getText());
  }

  void appear(boolean here) {
    setVisible(here);
    setManaged(here);
  }
}
