package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Holds a live table still. What arrives meanwhile is kept and counted, and shown on going on.
public final class PauseButton extends ToggleButton {
  private final FontIcon icon = new FontIcon(Feather.PAUSE);
  private final LiveRows<?, ?> rows;

  public PauseButton(LiveRows<?, ?> rows) {
    this.rows = rows;
    setId("pause");
    setGraphic(icon);
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(text("pause.tooltip")));
    setOnAction(event -> {
      if (isSelected()) {
        rows.pause();
      } else {
        rows.proceed();
      }
    });
    rows.pausedProperty().subscribe(paused -> show());
    rows.newsProperty().subscribe(news -> show());
  }

  private void show() {
    boolean paused = rows.pausedProperty().get();
    setSelected(paused);
    icon.setIconCode(paused ? Feather.PLAY : Feather.PAUSE);
    setText(paused ? text("pause.go-on", rows.newsProperty().get()) : text("pause.pause"));
  }
}
