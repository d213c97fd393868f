package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.MessageView;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Keeps a stretch of a conversation in memory: its newest page at first, older and newer ones as
/// they are wanted, one call at a time. On the JavaFX thread.
final class MessageLoader {
  /// So many messages come at once.
  static final int PAGE = 100;

  /// So many messages are kept at most, and so many characters of them.
  static final int KEPT = 5_000;

  private static final long KEPT_CHARS = 16_000_000;

  private final SurveyApi api;
  private final Tasks tasks;
  private final Runnable changed;
  private final int kept;
  private final LoadedMessages loaded;
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
  private final ReadOnlyBooleanWrapper loadingOlder =
      new ReadOnlyBooleanWrapper(this, "loadingOlder");
  private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(this, "atEnd", true);
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private String conversation = "";
  private long lastSeq;
  private boolean following = true;
  private boolean olderWanted;
  private boolean newerWanted;
  private long sought;
  private Tasks.@Nullable Running fetching;

  /// @param kept so many messages are in memory at most
  /// @param changed called when something came in, or went
  MessageLoader(SurveyApi api, Tasks tasks, int kept, Runnable changed) {
    this.api = api;
    this.tasks = tasks;
    this.kept = kept;
    this.changed = changed;
    this.loaded = new LoadedMessages(kept, KEPT_CHARS);
  }

  // Properties

  /// Oldest first.
  List<Said> messages() {
    return loaded.all();
  }

  boolean fromBeginning() {
    return loaded.first() <= 1;
  }

  boolean holds(long seq) {
    return loaded.holds(seq);
  }

  /// Nothing is there yet, but it is on its way.
  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty loadingOlderProperty() {
    return loadingOlder.getReadOnlyProperty();
  }

  /// Whether the end of the conversation is among it, and it grows with it.
  ReadOnlyBooleanProperty atEndProperty() {
    return atEnd.getReadOnlyProperty();
  }

  /// Why it could not be read; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  // Commands

  /// Begins anew with this conversation, at its end.
  ///
  /// @param id empty for none
  void begin(String id, long newest) {
    conversation = id;
    lastSeq = newest;
    forget();
    next();
  }

  /// The conversation has grown.
  void grow(long newest) {
    if (newest != lastSeq) { // it is told with every batch
      lastSeq = newest;
      next();
    }
  }

  /// Whether the operator stays at the end: then the oldest may be let go.
  void follow(boolean atTheEnd) {
    following = atTheEnd;
  }

  void loadOlder() {
    if (loaded.first() > 1 && trouble.get().isEmpty()) { // a list asks with every layout
      olderWanted = true;
      next();
    }
  }

  void loadNewer() {
    if (!atEnd.get() && trouble.get().isEmpty()) {
      newerWanted = true;
      next();
    }
  }

  void toEnd() {
    following = true;
    if (!atEnd.get()) {
      forget();
      next();
    }
  }

  /// Goes where this message is.
  void seek(long seq) {
    if (!loaded.holds(seq)) {
      sought = seq;
      next();
    }
  }

  void retry() {
    trouble.set("");
    next();
  }

  private void forget() {
    if (fetching != null) {
      fetching.drop();
    }
    settled();
    loaded.clear();
    following = true;
    olderWanted = false;
    newerWanted = false;
    sought = 0;
    atEnd.set(true);
    trouble.set("");
    changed.run();
  }

  private void settled() {
    fetching = null;
    loading.set(false);
    loadingOlder.set(false);
  }

  private void next() {
    if (conversation.isEmpty() || fetching != null || lastSeq == 0) {
      return;
    }
    String id = conversation;
    if (sought > 0) {
      long end = sought + PAGE / 2;
      fetch(() -> api.messagesBefore(id, end, PAGE), this::landed);
    } else if (loaded.isEmpty() || isFarBehind()) {
      fetch(() -> api.messagesBefore(id, Long.MAX_VALUE, PAGE), this::newest);
    } else if (olderWanted) {
      long before = loaded.first();
      loadingOlder.set(true);
      fetch(() -> api.messagesBefore(id, before, PAGE), this::older);
    } else if (loaded.last() < lastSeq) {
      stayWhereItIsRead();
      if (atEnd.get() || newerWanted) {
        long after = loaded.last();
        fetch(() -> api.messagesAfter(id, after, PAGE), this::newer);
      }
    }
  }

  private boolean isFarBehind() {
    return atEnd.get() && following && lastSeq - loaded.last() > kept;
  }

  /// Where the oldest would have to go and they are being read, the newest can wait.
  private void stayWhereItIsRead() {
    if (!following && loaded.isFull()) {
      atEnd.set(false);
    }
  }

  private boolean newest(List<Said> page) {
    loaded.clear();
    return loaded.append(page);
  }

  private boolean older(List<Said> page) {
    olderWanted = false;
    long end = loaded.last();
    boolean any = loaded.prepend(page);
    atEnd.set(atEnd.get() && loaded.last() == end);
    return any;
  }

  private boolean newer(List<Said> page) {
    newerWanted = false;
    return loaded.append(page);
  }

  private boolean landed(List<Said> page) {
    sought = 0;
    olderWanted = false;
    following = false;
    atEnd.set(false);
    return newest(page);
  }

  private void fetch(Callable<List<MessageView>> call, Predicate<List<Said>> take) {
    loading.set(loaded.isEmpty());
    boolean[] done = new boolean[1];
    Tasks.Running begun =
        tasks
            .work(text("task.transcript"), call)
            .onSuccess(page -> {
              done[0] = true;
              fetched(take.test(page.stream().map(Said::of).toList()));
            })
            .onFailure(failure -> {
              done[0] = true;
              settled();
              trouble.set(ApiException.wordsOf(failure));
            });
    if (!done[0]) { // else it was done inline, as in tests
      fetching = begun;
    }
  }

  /// @param any an empty answer must not be asked for again
  private void fetched(boolean any) {
    settled();
    trouble.set("");
    if (loaded.last() >= lastSeq) {
      atEnd.set(true);
    }
    changed.run();
    if (any) {
      next(); // it may have grown meanwhile
    }
  }
}
