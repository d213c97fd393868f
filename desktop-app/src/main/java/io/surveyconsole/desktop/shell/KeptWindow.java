package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.settings.SettingsModel;
import io.surveyconsole.desktop.settings.WindowPlace;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The window stands where its operator left it.
final class KeptWindow {
  /// A window that is maximised is told of its new size before it knows that it is.
  private static final Duration SETTLED = Duration.millis(300);

  private final Stage stage;
  private final SettingsModel settings;
  private final PauseTransition settling = new PauseTransition(SETTLED);

  private KeptWindow(Stage stage, SettingsModel settings) {
    this.stage = stage;
    this.settings = settings;
    settling.setOnFinished(event -> note());
  }

  /// Puts the window where it was, before it is shown, and remembers it from here on.
  static KeptWindow keep(Stage stage, SettingsModel settings) {
    var kept = new KeptWindow(stage, settings);
    WindowPlace before = settings.now().window();
    if (before != null) {
      kept.restore(before);
    }
    Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
        .forEach(measure -> measure.subscribe(now -> kept.settling.playFromStart()));
    stage.maximizedProperty().subscribe(now -> kept.settling.playFromStart());
    return kept;
  }

  /// Remembers at once where it stands.
  void note() {
    boolean nowhere = Double.isNaN(stage.getX()) || Double.isNaN(stage.getWidth());
    if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen() || nowhere) {
      return;
    }
    WindowPlace before = settings.now().window();
    boolean maximised = stage.isMaximized();
    var now =
        maximised && before != null
            ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
            : new WindowPlace(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximised);
    settings.change(all -> all.withWindow(now));
  }

  private void restore(WindowPlace before) {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    WindowFit.on(screens, before)
        .ifPresent(place -> {
          stage.setX(place.x());
          stage.setY(place.y());
          stage.setWidth(place.width());
          stage.setHeight(place.height());
        });
    stage.setMaximized(before.maximised());
  }
}
