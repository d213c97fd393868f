package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.MessageView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was said in the chosen conversation. It is told whenever the conversation changes and
/// fetches what is missing, one call at a time. On the JavaFX thread.
public final class TranscriptModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final Times times;
  private final ObservableList<TranscriptItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ConversationSummary> conversation =
      new ReadOnlyObjectWrapper<>(this, "conversation");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private long lastSeq;
  private @Nullable LocalDate lastDay;
  private Tasks.@Nullable Running fetching;

  public TranscriptModel(SurveyApi api, Tasks tasks, Times times) {
    this.api = api;
    this.tasks = tasks;
    this.times = times;
  }

  // Properties

  ObservableList<TranscriptItem> items() {
    return items;
  }

  public ReadOnlyObjectProperty<@Nullable ConversationSummary> conversationProperty() {
    return conversation.getReadOnlyProperty();
  }

  /// Nothing is shown yet, but it is on its way.
  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /// Why it could not be read; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  // Commands

  /// Shows this conversation, or nothing; with a newer summary of the one that is shown it grows.
  public void show(@Nullable ConversationSummary summary) {
    ConversationSummary before = conversation.get();
    boolean same = before != null && summary != null && before.id().equals(summary.id());
    if (!same) {
      forget();
    }
    conversation.set(summary);
    fetch();
  }

  /// Tries again after a failure.
  void retry() {
    trouble.set("");
    fetch();
  }

  private void forget() {
    if (fetching != null) {
      fetching.drop();
      fetching = null;
    }
    items.clear();
    lastSeq = 0;
    lastDay = null;
    loading.set(false);
    trouble.set("");
  }

  private void fetch() {
    ConversationSummary wanted = conversation.get();
    if (wanted == null || fetching != null || wanted.lastSeq() <= lastSeq) {
      return;
    }
    long after = lastSeq;
    loading.set(items.isEmpty());
    boolean[] done = new boolean[1];
    Tasks.Running begun =
        tasks
            .work(text("task.transcript"), () -> api.messages(wanted.id(), after))
            .onSuccess(messages -> {
              done[0] = true;
              fetched(messages);
            })
            .onFailure(failure -> {
              done[0] = true;
              failed(failure);
            });
    if (!done[0]) { // else it was done inline, as in tests
      fetching = begun;
    }
  }

  private void fetched(List<MessageView> messages) {
    fetching = null;
    loading.set(false);
    trouble.set("");
    List<TranscriptItem> more = new ArrayList<>();
    for (MessageView message : messages) {
      if (message.seq() <= lastSeq) {
        continue;
      }
      LocalDate day = times.date(message.timestamp());
      if (!day.equals(lastDay)) {
        lastDay = day;
        more.add(new TranscriptItem.Day(day));
      }
      more.add(new TranscriptItem.Line(message));
      lastSeq = message.seq();
    }
    if (!more.isEmpty()) {
      items.addAll(more);
      fetch(); // it may have grown meanwhile; an empty answer must not be asked for again
    }
  }

  private void failed(Exception failure) {
    fetching = null;
    loading.set(false);
    trouble.set(ApiException.wordsOf(failure));
  }
}
