package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.fx.Tasks;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/// What is being worked on, in the status bar; nothing that takes less than half a second shows.
final class RunningTasks extends HBox {
  private final ObservableList<Tasks.Running> running;
  private final Label title = new Label();
  private final PauseTransition patience = new PauseTransition(Duration.millis(500));

  RunningTasks(ObservableList<Tasks.Running> running) {
    this.running = running;
    getStyleClass().add("status-tasks");
    setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS));
    setVisible(false);
    patience.setOnFinished(event -> show());
    running.addListener(
        (ListChangeListener<Tasks.Running>)
            change -> {
              if (isVisible()) {
                show();
              } else if (!running.isEmpty()) {
                patience.playFromStart();
              }
            });
  }

  private void show() {
    setVisible(!running.isEmpty());
    if (!running.isEmpty()) {
      title.setText(running.getFirst().title());
    }
  }
}
