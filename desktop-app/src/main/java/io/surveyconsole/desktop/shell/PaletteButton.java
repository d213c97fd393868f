package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Opens the palette for those who do not know its keys yet.
final class PaletteButton extends Button {
  PaletteButton(Runnable open) {
    super("", new FontIcon(Feather.COMMAND));
    setId("commands");
    getStyleClass().addAll("status-link", "notice-bell");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(text("palette.title"));
    setTooltip(
        new Tooltip(text("shortcut.tooltip", text("palette.prompt"), text("shortcut.palette"))));
    setOnAction(event -> open.run());
  }
}
