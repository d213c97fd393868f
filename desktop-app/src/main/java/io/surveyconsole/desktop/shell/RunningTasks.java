package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What is being worked on, in the status bar, with its share, the time it may still take and the
/// way to cancel it; nothing that takes less than half a second shows.
final class RunningTasks extends HBox {
  private static final double MILLIS = 500;

  /// Before that, how long it may take is a guess.
  private static final Duration KNOWN_AFTER = Duration.ofSeconds(2);

  private final Kit kit;
  private final ObservableList<Tasks.Running> running;
  private final Label title = new Label();
  private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Label share = new Label();
  private final Button cancel = new Button(text("dialog.cancel"));
  private final PauseTransition patience = new PauseTransition(javafx.util.Duration.millis(MILLIS));
  private Subscription telling = Subscription.EMPTY;
  private Tasks.@Nullable Running shown;
  private Instant begun;

  RunningTasks(Kit kit) {
    this.kit = kit;
    this.running = kit.tasks().running();
    this.begun = kit.ticker().exactly();
    getStyleClass().add("status-tasks");
    setAlignment(Pos.CENTER_RIGHT);
    cancel.getStyleClass().add("status-link");
    cancel.setId("cancel-task");
    share.setId("task-share");
    getChildren().addAll(title, bar, share, cancel);
    setVisible(false);
    patience.setOnFinished(event -> show());
    running.addListener(
        (ListChangeListener<Tasks.Running>)
            change -> {
              follow(foremost());
              if (isVisible()) {
                show();
              } else if (!running.isEmpty()) {
                patience.playFromStart();
              }
            });
  }

  /// What can be cancelled must not be hidden by what cannot.
  private Tasks.@Nullable Running foremost() {
    return running.stream()
        .filter(Tasks.Running::cancellable)
        .findFirst()
        .orElse(running.isEmpty() ? null : running.getFirst());
  }

  private void follow(Tasks.@Nullable Running first) {
    if (first == shown) {
      return;
    }
    telling.unsubscribe();
    telling = Subscription.EMPTY;
    shown = first;
    if (first != null) {
      begun = kit.ticker().exactly();
      title.setText(first.title());
      cancel.setAccessibleText(text("status.cancel", first.title()));
      cancel.setOnAction(event -> first.cancel());
      cancel.setVisible(first.cancellable());
      cancel.setManaged(first.cancellable());
      telling = first.shareProperty().subscribe(now -> tell(now.doubleValue()));
    }
  }

  private void tell(double done) {
    bar.setProgress(done);
    Duration taken = Duration.between(begun, kit.ticker().exactly());
    boolean known = done > 0 && taken.compareTo(KNOWN_AFTER) > 0;
    String percent = done < 0 ? "" : text("status.share", Math.round(done * 100));
    share.setText(
        known ? text("status.share-left", percent, Times.span(left(taken, done))) : percent);
    share.setManaged(done >= 0);
  }

  private static Duration left(Duration taken, double done) {
    return Duration.ofMillis(Math.round(taken.toMillis() * (1 - done) / done));
  }

  private void show() {
    setVisible(!running.isEmpty());
  }
}
