package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Goes from the system's colours to light, to dark, and round again.
final class ThemeSwitch extends Button {
  private final FontIcon icon = new FontIcon(Feather.MONITOR);

  ThemeSwitch(ObjectProperty<Theme> chosen) {
    getStyleClass().add("theme-switch");
    setId("theme-switch");
    setGraphic(icon);
    setTooltip(new Tooltip(text("theme.tooltip")));
    setOnAction(event -> chosen.set(chosen.get().next()));
    chosen.subscribe(now -> show(now));
  }

  private void show(Theme theme) {
    icon.setIconCode(
        switch (theme) {
          case SYSTEM -> Feather.MONITOR;
          case LIGHT -> Feather.SUN;
          case DARK -> Feather.MOON;
        });
    setText(words(theme));
  }

  static String words(Theme theme) {
    return switch (theme) {
      case SYSTEM -> text("theme.system");
      case LIGHT -> text("theme.light");
      case DARK -> text("theme.dark");
    };
  }
}
