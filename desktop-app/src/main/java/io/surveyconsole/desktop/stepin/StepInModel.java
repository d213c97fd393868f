package io.surveyconsole.desktop.stepin;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.OpenQuestion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The operator's steps in the chosen conversation. What is typed is kept for each conversation
/// until it is stored, whatever fails and whichever is chosen meanwhile. On the JavaFX thread.
public final class StepInModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final Map<String, Desk> desks = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable ConversationSummary> conversation =
      new ReadOnlyObjectWrapper<>(this, "conversation");
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(this, "standing", Standing.NOTHING);
  private final StringProperty draft = new SimpleStringProperty(this, "draft", "");
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private boolean serverIsOff;
  private boolean mayOnlyLook;

  /// @param liveness of the server to which the console speaks
  public StepInModel(SurveyApi api, Tasks tasks, ObservableValue<Liveness> liveness) {
    this.api = api;
    this.tasks = tasks;
    draft.subscribe(typed -> typed(typed));
    liveness.subscribe(now -> follow(now));
  }

  // Properties

  ReadOnlyObjectProperty<@Nullable ConversationSummary> conversationProperty() {
    return conversation.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /// What is typed for this conversation and has not been sent.
  StringProperty draftProperty() {
    return draft;
  }

  /// Why nothing can be done at all, whatever the conversation; empty where something can.
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /// Why the last step in this conversation failed; empty where it did not.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// A step in this conversation is on its way.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// With what this conversation would be ended: the usual words, or those that were not stored.
  String lastWords() {
    ConversationSummary chosen = conversation.get();
    String kept = chosen == null ? "" : desk(chosen.id()).lastWords;
    return kept.isEmpty() ? text("stepin.end.usual") : kept;
  }

  // Commands

  /// Works in this conversation, or in none; with a newer summary of the same one nothing typed
  /// changes.
  public void show(@Nullable ConversationSummary chosen) {
    ConversationSummary before = conversation.get();
    boolean same = before != null && chosen != null && before.id().equals(chosen.id());
    conversation.set(chosen);
    standing.set(Standing.of(chosen));
    if (!same) {
      desks.values().removeIf(Desk::isEmpty);
      lay();
    }
  }

  /// Says what is typed.
  void say() {
    String words = draft.get();
    if (canDo(Standing.ACTIVE) && !words.isBlank()) {
      step(text("stepin.task.say"), id -> () -> api.sayAsBot(id, words), desk -> sent(desk, words));
    }
  }

  /// Has the open question asked again.
  void repeat() {
    if (canDo(Standing.ACTIVE)) {
      step(text("stepin.task.repeat"), id -> () -> api.repeatQuestion(id), desk -> {});
    }
  }

  /// Asks which question is open, and tells it unless another conversation is chosen meanwhile.
  void findOpenQuestion(Consumer<OpenQuestion> then) {
    ConversationSummary chosen = conversation.get();
    if (chosen == null || !canDo(Standing.ACTIVE)) {
      return;
    }
    step(
        text("stepin.task.question"),
        id -> () -> api.conversation(id),
        (desk, found) -> {
          OpenQuestion open = found.openQuestion();
          if (open == null) {
            desk.trouble = text("stepin.no-question");
          } else if (isShown(chosen.id())) {
            lay(); // no longer busy when it is asked about
            then.accept(open);
          }
        });
  }

  /// Skips this question, if it is still open.
  void skip(OpenQuestion question) {
    if (canDo(Standing.ACTIVE)) {
      step(text("stepin.task.skip"), id -> () -> api.skipQuestion(id, question.id()), desk -> {});
    }
  }

  /// Ends the conversation with these words.
  void end(String words) {
    ConversationSummary chosen = conversation.get();
    if (chosen != null && canDo(Standing.ACTIVE) && !words.isBlank()) {
      desk(chosen.id()).lastWords = words;
      step(
          text("stepin.task.end"),
          id -> () -> api.endConversation(id, words),
          desk -> desk.lastWords = "");
    }
  }

  /// Lets an ended conversation go on.
  void reopen() {
    if (canDo(Standing.ENDED)) {
      step(text("stepin.task.reopen"), id -> () -> api.reopenConversation(id), desk -> {});
    }
  }

  /// Puts away why the last step failed.
  void dismiss() {
    ConversationSummary chosen = conversation.get();
    if (chosen != null) {
      desk(chosen.id()).trouble = "";
      lay();
    }
  }

  private boolean canDo(Standing wanted) {
    return standing.get() == wanted && obstacle.get().isEmpty() && !busy.get();
  }

  private Desk desk(String id) {
    return desks.computeIfAbsent(id, none -> new Desk());
  }

  private boolean isShown(String id) {
    ConversationSummary chosen = conversation.get();
    return chosen != null && chosen.id().equals(id);
  }

  /// What a call is for a conversation.
  private interface Call<T> {
    Callable<T> in(String id);
  }

  /// What a result changes on the desk.
  private interface Filing<T> {
    void file(Desk desk, T result);
  }

  private <T> void step(String title, Call<T> call, Consumer<Desk> done) {
    step(title, call, (Filing<T>) (desk, result) -> done.accept(desk));
  }

  private <T> void step(String title, Call<T> call, Filing<T> done) {
    ConversationSummary chosen = conversation.get();
    if (chosen == null) {
      return;
    }
    Desk desk = desk(chosen.id());
    desk.trouble = "";
    desk.underWay++;
    lay();
    tasks
        .work(title, call.in(chosen.id()))
        .onSuccess(result -> {
          desk.underWay--;
          done.file(desk, result);
          lay();
        })
        .onFailure(failure -> {
          desk.underWay--;
          desk.trouble = ApiException.wordsOf(failure);
          if (failure instanceof ApiException api && api.notAllowed()) {
            mayOnlyLook = true;
            judge();
          }
          lay();
        });
  }

  /// What was typed meanwhile stays.
  private static void sent(Desk desk, String words) {
    if (desk.draft.startsWith(words)) {
      desk.draft = desk.draft.substring(words.length()).stripLeading();
    }
  }

  private void typed(String words) {
    ConversationSummary chosen = conversation.get();
    if (chosen != null) {
      desk(chosen.id()).draft = words;
    }
  }

  /// Lays on the desk what belongs to the chosen conversation.
  private void lay() {
    ConversationSummary chosen = conversation.get();
    Desk desk = chosen == null ? new Desk() : desk(chosen.id());
    draft.set(desk.draft);
    trouble.set(desk.trouble);
    busy.set(desk.underWay > 0);
  }

  private void follow(Liveness now) {
    serverIsOff = now instanceof Liveness.Off;
    if (now instanceof Liveness.Arriving) {
      mayOnlyLook = false; // it may be another token
    }
    judge();
  }

  private void judge() {
    obstacle.set(serverIsOff ? text("stepin.off") : mayOnlyLook ? text("stepin.read-only") : "");
  }
}
