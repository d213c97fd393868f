package io.surveyconsole.desktop.stepin;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.BroadcastSent;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A message to everyone who is connected: whom it reaches, and what came of it. What is typed
/// stays until it was sent, also while the dialog is closed. On the JavaFX thread.
public final class BroadcastModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final StringProperty words = new SimpleStringProperty(this, "words", "");
  private final ReadOnlyObjectWrapper<@Nullable Reach> reach =
      new ReadOnlyObjectWrapper<>(this, "reach");
  private final ReadOnlyObjectWrapper<@Nullable BroadcastSent> sent =
      new ReadOnlyObjectWrapper<>(this, "sent");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");

  public BroadcastModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
  }

  // Properties

  StringProperty wordsProperty() {
    return words;
  }

  /// Whom it reaches; null while that is counted or cannot be.
  ReadOnlyObjectProperty<@Nullable Reach> reachProperty() {
    return reach.getReadOnlyProperty();
  }

  /// What came of it; null before.
  ReadOnlyObjectProperty<@Nullable BroadcastSent> sentProperty() {
    return sent.getReadOnlyProperty();
  }

  /// Why it could not be sent, or nobody be counted; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty sendingProperty() {
    return sending.getReadOnlyProperty();
  }

  // Commands

  /// Begins anew, with what is still typed, and counts who is connected.
  void begin() {
    if (!sending.get()) {
      sent.set(null);
      trouble.set("");
    }
    count();
  }

  /// Counts who is connected.
  void count() {
    reach.set(null);
    tasks
        .work(text("broadcast.task.count"), api::connections)
        .onSuccess(connections -> reach.set(Reach.of(connections)))
        .onFailure(failure -> trouble.set(ApiException.wordsOf(failure)));
  }

  /// Whether there is something to say and somebody to say it to.
  boolean isReady() {
    Reach now = reach.get();
    return now != null && now.connections() > 0 && !words.get().isBlank() && !sending.get();
  }

  /// Sends it.
  void send() {
    if (!isReady()) {
      return;
    }
    String said = words.get();
    sending.set(true);
    trouble.set("");
    tasks
        .work(text("broadcast.task.send"), () -> api.broadcast(said))
        .onSuccess(came -> {
          sending.set(false);
          words.set("");
          sent.set(came);
        })
        .onFailure(failure -> {
          sending.set(false);
          trouble.set(ApiException.wordsOf(failure));
        });
  }
}
