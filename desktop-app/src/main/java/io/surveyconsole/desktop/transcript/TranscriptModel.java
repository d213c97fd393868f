package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was said in the chosen conversation, what happened between, and what is on its way: a
/// stretch of it, however long it is. On the JavaFX thread.
public final class TranscriptModel {
  private final Times times;
  private final MessageLoader loader;
  private final List<Underway> underway = new ArrayList<>();
  private final ObservableList<TranscriptItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ConversationSummary> conversation =
      new ReadOnlyObjectWrapper<>(this, "conversation");
  private final ReadOnlyObjectWrapper<List<Presence>> presences =
      new ReadOnlyObjectWrapper<>(this, "presences", List.of());
  private List<Mark> marks = List.of();

  public TranscriptModel(SurveyApi api, Tasks tasks, Times times) {
    this(api, tasks, times, MessageLoader.KEPT);
  }

  /// @param kept so many messages are in memory at most
  TranscriptModel(SurveyApi api, Tasks tasks, Times times, int kept) {
    this.times = times;
    this.loader = new MessageLoader(api, tasks, kept, this::show);
  }

  // Properties

  ObservableList<TranscriptItem> items() {
    return items;
  }

  public ReadOnlyObjectProperty<@Nullable ConversationSummary> conversationProperty() {
    return conversation.getReadOnlyProperty();
  }

  /// The connections there are and were, as they were told last.
  ReadOnlyObjectProperty<List<Presence>> presencesProperty() {
    return presences.getReadOnlyProperty();
  }

  /// Nothing is shown yet, but it is on its way.
  ReadOnlyBooleanProperty loadingProperty() {
    return loader.loadingProperty();
  }

  ReadOnlyBooleanProperty loadingOlderProperty() {
    return loader.loadingOlderProperty();
  }

  /// Whether what is shown reaches the end of the conversation and grows with it.
  ReadOnlyBooleanProperty atEndProperty() {
    return loader.atEndProperty();
  }

  /// Why it could not be read; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return loader.troubleProperty();
  }

  /// What is loaded, oldest first.
  List<Said> messages() {
    return loader.messages();
  }

  // Commands

  /// Shows this conversation, or nothing; with a newer summary of the one that is shown it grows.
  public void show(@Nullable ConversationSummary summary) {
    ConversationSummary before = conversation.get();
    if (before != null && summary != null && before.id().equals(summary.id())) {
      conversation.set(summary);
      loader.grow(summary.lastSeq());
      return;
    }
    underway.clear();
    presences.set(List.of());
    marks = List.of();
    loader.begin("", 0);
    conversation.set(summary);
    loader.begin(summary == null ? "" : summary.id(), summary == null ? 0 : summary.lastSeq());
  }

  /// Shows who was connected when; for another conversation than the one that is shown it does
  /// nothing.
  public void tell(String conversationId, List<Presence> connections) {
    ConversationSummary shown = conversation.get();
    if (shown != null && shown.id().equals(conversationId)) {
      presences.set(List.copyOf(connections));
      marks = PresenceMarks.of(connections);
      show();
    }
  }

  /// Shows a message at the end as being stored.
  ///
  /// @param operator who sends it
  public Underway add(String content, @Nullable String operator) {
    var message = new Underway(content, operator);
    underway.add(message);
    show();
    return message;
  }

  /// The message is stored under this number: its line goes when the stored one is there.
  public void stored(Underway message, long seq) {
    message.storedAs(seq);
    show();
  }

  /// The message was not taken: its line goes.
  public void drop(Underway message) {
    underway.remove(message);
    show();
  }

  /// Whether the operator stays at the end: then the oldest may be let go.
  void follow(boolean atTheEnd) {
    loader.follow(atTheEnd);
  }

  /// Loads what was said before, unless nothing was or it cannot be read.
  void loadOlder() {
    loader.loadOlder();
  }

  /// Loads what was said after what is loaded, where the end is not.
  void loadNewer() {
    loader.loadNewer();
  }

  /// Shows the newest page, wherever one has been.
  void toEnd() {
    loader.toEnd();
  }

  /// Loads what was said around this message, where it is not loaded yet.
  void seek(long seq) {
    loader.seek(seq);
  }

  /// A server is there, perhaps again: what could not be read is asked for once more.
  public void serverIsBack() {
    if (!loader.troubleProperty().get().isEmpty()) {
      loader.retry();
    }
  }

  /// Tries again after a failure.
  void retry() {
    loader.retry();
  }

  private void show() {
    List<Said> messages = loader.messages();
    long newest = messages.isEmpty() ? 0 : messages.getLast().seq();
    underway.removeIf(message -> message.seq() > 0 && message.seq() <= newest);
    Splice.into(
        items,
        TranscriptItems.of(
            messages,
            marks,
            loader.fromBeginning(),
            loader.atEndProperty().get(),
            underway,
            times));
  }
}
