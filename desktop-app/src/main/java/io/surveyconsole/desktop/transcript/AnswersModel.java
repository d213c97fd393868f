package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.backend.SurveyDefinition;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was answered in the chosen conversation, question by question, as of the newest message. On
/// the JavaFX thread.
final class AnswersModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final ObservableList<Answer> answers = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper given = new ReadOnlyIntegerWrapper(this, "given");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private @Nullable ConversationSummary shown;
  private @Nullable SurveyDefinition survey;
  private long asOf;
  private Tasks.@Nullable Running reading;

  AnswersModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
  }

  // Properties

  ObservableList<Answer> answers() {
    return answers;
  }

  /// How many questions are answered.
  ReadOnlyIntegerProperty givenProperty() {
    return given.getReadOnlyProperty();
  }

  /// Why they could not be read; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  // Commands

  void show(@Nullable ConversationSummary conversation) {
    boolean same = shown != null && conversation != null && shown.id().equals(conversation.id());
    if (!same) {
      if (reading != null) {
        reading.drop();
        reading = null;
      }
      answers.clear();
      given.set(0);
      trouble.set("");
      asOf = 0;
    }
    shown = conversation;
    read();
  }

  void retry() {
    trouble.set("");
    read();
  }

  private record Read(SurveyDefinition survey, List<Answer> answers) {}

  private void read() {
    ConversationSummary wanted = shown;
    if (wanted == null || reading != null || wanted.lastSeq() <= asOf) {
      return;
    }
    SurveyDefinition known = survey;
    boolean[] done = new boolean[1];
    Tasks.Running begun =
        tasks
            .work(text("transcript.answers.task"), () -> read(wanted, known))
            .onSuccess(read -> {
              done[0] = true;
              take(read, wanted.lastSeq());
            })
            .onFailure(failure -> {
              done[0] = true;
              reading = null;
              trouble.set(ApiException.wordsOf(failure));
            });
    if (!done[0]) { // else it was done inline, as in tests
      reading = begun;
    }
  }

  private Read read(ConversationSummary wanted, @Nullable SurveyDefinition known)
      throws ApiException {
    boolean same =
        known != null
            && known.id().equals(wanted.surveyId())
            && known.version() == wanted.surveyVersion();
    SurveyDefinition of =
        same && known != null ? known : api.survey(wanted.surveyId(), wanted.surveyVersion());
    return new Read(of, Answer.of(of, api.conversation(wanted.id())));
  }

  private void take(Read read, long seq) {
    reading = null;
    asOf = seq;
    survey = read.survey();
    trouble.set("");
    Splice.into(answers, read.answers());
    given.set((int) answers.stream().filter(answer -> answer.answer() != null).count());
    read(); // more may have been answered meanwhile
  }
}
