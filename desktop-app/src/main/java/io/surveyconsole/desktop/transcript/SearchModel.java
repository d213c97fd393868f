package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.MessageView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Looks for words in the whole conversation: first in what is loaded, then page by page in what
/// was said before. It remembers where, not what, so a long conversation takes no memory. On the
/// JavaFX thread.
final class SearchModel {
  /// So many messages are looked through at once.
  private static final int PAGE = 500;

  /// What is known so far.
  ///
  /// @param needle null while nothing is looked for
  /// @param at which of them is looked at, 1 for the newest; 0 for none
  /// @param count how many messages have the words
  /// @param share how much of the conversation has been looked through, 0–1
  /// @param trouble why the rest could not be; empty while all is well
  record Found(@Nullable Needle needle, int at, int count, double share, String trouble) {
    static final Found NOTHING = new Found(null, 0, 0, 1, "");

    boolean searching() {
      return share < 1 && trouble.isEmpty();
    }
  }

  private final SurveyApi api;
  private final Tasks tasks;
  private final TranscriptModel transcript;
  private final List<Long> hits = new ArrayList<>(); // the newest first
  private final ReadOnlyObjectWrapper<Found> found =
      new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable Long> hit =
      new ReadOnlyObjectWrapper<>(this, "hit");
  private @Nullable Needle needle;
  private String conversation = "";
  private int at;
  private long highest;
  private long lowest;
  private double share = 1;
  private Tasks.@Nullable Running looking;

  SearchModel(SurveyApi api, Tasks tasks, TranscriptModel transcript) {
    this.api = api;
    this.tasks = tasks;
    this.transcript = transcript;
    transcript.items().addListener((ListChangeListener<TranscriptItem>) change -> lookAtNew());
    transcript
        .conversationProperty()
        .subscribe(shown -> {
          if (shown == null || !shown.id().equals(conversation)) {
            end();
          }
        });
  }

  // Properties

  ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// The number of the message that is looked at.
  ReadOnlyObjectProperty<@Nullable Long> hitProperty() {
    return hit.getReadOnlyProperty();
  }

  // Commands

  /// Looks for these words; blank ones end it.
  void search(String words) {
    Needle wanted = words.isBlank() ? null : new Needle(words);
    if (wanted != null && wanted.equals(needle)) {
      goOnAfterTrouble();
      return;
    }
    end();
    ConversationSummary shown = transcript.conversationProperty().get();
    if (wanted == null || shown == null) {
      return;
    }
    needle = wanted;
    conversation = shown.id();
    share = 0;
    List<Said> loaded = transcript.messages();
    boolean toEnd = transcript.atEndProperty().get();
    highest = loaded.isEmpty() ? shown.lastSeq() : loaded.getLast().seq();
    lowest = toEnd && !loaded.isEmpty() ? highest + 1 : Long.MAX_VALUE;
    if (toEnd && !loaded.isEmpty()) {
      look(() -> loaded);
    } else {
      goOn(); // from the end, where what is loaded is not
    }
  }

  /// Goes to the next one, which was said before.
  void older() {
    goOnAfterTrouble();
    go(at >= hits.size() ? 1 : at + 1);
  }

  /// Goes back to one that was said later.
  void newer() {
    go(at <= 1 ? hits.size() : at - 1);
  }

  void end() {
    if (looking != null) {
      looking.drop();
      looking = null;
    }
    needle = null;
    conversation = "";
    hits.clear();
    at = 0;
    share = 1;
    hit.set(null);
    found.set(Found.NOTHING);
  }

  private void go(int wanted) {
    if (!hits.isEmpty()) {
      at = wanted;
      hit.set(hits.get(at - 1));
      tell(found.get().trouble());
    }
  }

  /// Where a page could not be read it is asked for again.
  private void goOnAfterTrouble() {
    if (!found.get().trouble().isEmpty() && looking == null) {
      tell("");
      goOn();
    }
  }

  private void goOn() {
    String id = conversation;
    long before = lowest;
    look(() -> said(api.messagesBefore(id, before, PAGE)));
  }

  private void look(Callable<List<Said>> page) {
    Needle wanted = needle;
    if (wanted == null) {
      return;
    }
    tell("");
    work(
        () -> {
          List<Said> messages = page.call();
          return new Looked(
              messages.isEmpty() ? 0 : messages.getFirst().seq(),
              messages.isEmpty() ? 0 : messages.getLast().seq(),
              messages.stream().filter(wanted::in).map(Said::seq).toList().reversed());
        },
        this::looked);
  }

  private record Looked(long first, long last, List<Long> hits) {}

  private void looked(Looked page) {
    looking = null;
    if (lowest == Long.MAX_VALUE) {
      highest = Math.max(highest, page.last());
    }
    lowest = page.first();
    hits.addAll(page.hits());
    share = lowest <= 1 ? 1 : 1 - (double) lowest / Math.max(highest, 1);
    if (at == 0 && !hits.isEmpty()) {
      go(1);
    } else {
      tell("");
    }
    if (lowest > 1) {
      goOn();
    }
  }

  private <T> void work(Callable<T> call, Consumer<T> then) {
    boolean[] done = new boolean[1];
    Tasks.Running begun =
        tasks
            .work(text("transcript.search.task"), call)
            .onSuccess(result -> {
              done[0] = true;
              then.accept(result);
            })
            .onFailure(failure -> {
              done[0] = true;
              looking = null;
              tell(ApiException.wordsOf(failure));
            });
    if (!done[0]) { // else it was done inline, as in tests
      looking = begun;
    }
  }

  /// What is said while the search is open is looked at too.
  private void lookAtNew() {
    Needle wanted = needle;
    if (wanted == null || !transcript.atEndProperty().get()) {
      return;
    }
    List<Said> loaded = transcript.messages();
    if (loaded.isEmpty() || loaded.getFirst().seq() > highest + 1) {
      return; // not joined to what was looked at: the end was reached by leaving something out
    }
    for (Said said : loaded) {
      if (said.seq() > highest) {
        highest = said.seq();
        if (wanted.in(said)) {
          hits.addFirst(said.seq());
          at = at == 0 ? 0 : at + 1;
        }
      }
    }
    tell(found.get().trouble());
  }

  private void tell(String trouble) {
    found.set(new Found(needle, at, hits.size(), share, trouble));
  }

  private static List<Said> said(List<MessageView> page) {
    return page.stream().map(Said::of).toList();
  }
}
