package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationPage;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Asks the server for what the table does not hold: conversations older than the newest, and those
/// in which something was said. What is found is shown as long as the operator does not look for
/// something else. On the JavaFX thread.
public final class ServerSearch {
  private final SurveyApi api;
  private final Tasks tasks;
  private final Notices notices;
  private final ConversationsModel model;
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper(this, "searching");
  private Places next = new Places(null, null);
  private int asked;

  /// Where to go on; null where there is nothing more.
  private record Places(@Nullable String rows, @Nullable String transcripts) {
    boolean isEnd() {
      return rows == null && transcripts == null;
    }
  }

  private record Answer(List<ConversationSummary> found, Places next, long behind) {}

  public ServerSearch(SurveyApi api, Tasks tasks, Notices notices, ConversationsModel model) {
    this.api = api;
    this.tasks = tasks;
    this.notices = notices;
    this.model = model;
  }

  ReadOnlyBooleanProperty searchingProperty() {
    return searching.getReadOnlyProperty();
  }

  /// Looks for the words of the filter in everything that is stored.
  void search() {
    String words = model.filter().filter().text().strip();
    if (!words.isEmpty()) {
      ask(words, null);
    }
  }

  /// Goes on where the last answer ended.
  void more() {
    Found found = model.filter().foundProperty().get();
    if (found != null && found.more() && !searching.get()) {
      ask(found.words(), found);
    }
  }

  private void ask(String words, @Nullable Found before) {
    int number = ++asked;
    Places from = next;
    searching.set(true);
    tasks
        .work(text("task.search"), () -> before == null ? begin(words) : goOn(words, from))
        .onSuccess(answer -> {
          if (number == asked) { // else something else was looked for meanwhile
            searching.set(false);
            if (isStillWanted(words, before)) {
              show(words, before, answer);
            }
          }
        })
        .onFailure(failure -> {
          if (number == asked) {
            searching.set(false);
            notices.fail(text("search.failed"), failure);
          }
        });
  }

  /// Whether nothing else was typed, and what is gone on from is still shown.
  private boolean isStillWanted(String words, @Nullable Found before) {
    FilterModel filter = model.filter();
    return words.equals(filter.filter().text().strip())
        && (before == null || before.equals(filter.foundProperty().get()));
  }

  private Answer begin(String words) throws ApiException {
    return answer(api.find(words, false, null), api.find(words, true, null));
  }

  private Answer goOn(String words, Places from) throws ApiException {
    return answer(
        from.rows() == null ? null : api.find(words, false, from.rows()),
        from.transcripts() == null ? null : api.find(words, true, from.transcripts()));
  }

  private static Answer answer(
      @Nullable ConversationPage rows, @Nullable ConversationPage transcripts) {
    var found = new ArrayList<ConversationSummary>();
    if (rows != null) {
      found.addAll(rows.items());
    }
    if (transcripts != null) {
      found.addAll(transcripts.items());
    }
    Long behind = transcripts == null ? null : transcripts.indexBehind();
    return new Answer(
        found,
        new Places(
            rows == null ? null : rows.nextCursor(),
            transcripts == null ? null : transcripts.nextCursor()),
        Objects.requireNonNullElse(behind, 0L));
  }

  private void show(String words, @Nullable Found before, Answer answer) {
    next = answer.next();
    var ids = new HashSet<String>();
    if (before != null) {
      ids.addAll(before.ids());
    }
    answer.found().forEach(summary -> ids.add(summary.id()));
    model.show(new Found(words, ids, !next.isEnd(), answer.behind()), answer.found());
  }
}
