package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.FileTrouble;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Undo;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was told in this run, the newest first, and what of it shows as a strip. On the JavaFX
/// thread.
public final class NoticesModel implements Notices {
  /// So many are kept; older ones are let go.
  static final int KEPT = 200;

  /// So many strips show at once.
  static final int AT_ONCE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(NoticesModel.class);

  private final InstantSource clock;
  private final Supplier<String> ids;
  private final ObservableList<Notice> all = FXCollections.observableArrayList();
  private final ObservableList<Notice> strips = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(this, "unread");
  private boolean reading;
  private long told;

  /// @param ids of failures that the server knows nothing of
  public NoticesModel(InstantSource clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  // Properties

  /// The newest first.
  ObservableList<Notice> all() {
    return all;
  }

  /// What is to be seen without asking, the newest last.
  ObservableList<Notice> strips() {
    return strips;
  }

  /// How many have come since the list was open last.
  ReadOnlyIntegerProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  // Commands

  @Override
  public void tell(String words) {
    add(Notice.Kind.INFO, words, "", "", null);
  }

  @Override
  public void tell(String words, Undo undo) {
    add(Notice.Kind.INFO, words, "", "", undo);
  }

  @Override
  public void warn(String words) {
    add(Notice.Kind.WARNING, words, "", "", null);
  }

  @Override
  public void fail(String what, Exception why) {
    String given = why instanceof ApiException api ? api.errorId() : "";
    String id = given.isEmpty() ? ids.get() : given;
    LOG.warn("error {}: {}", id, what, why);
    add(
        Notice.Kind.ERROR,
        text("notices.failure", what, words(why)),
        id,
        why.getClass().getName(),
        null);
  }

  private static String words(Exception why) {
    return why instanceof IOException file ? FileTrouble.words(file) : ApiException.wordsOf(why);
  }

  /// It need not show any longer; it stays in the list.
  void putAway(Notice notice) {
    strips.remove(notice);
  }

  /// The list is open, or no longer: what comes meanwhile has been read.
  void read(boolean open) {
    reading = open;
    unread.set(0);
    if (open) {
      strips.clear();
    }
  }

  private void add(
      Notice.Kind kind, String words, String errorId, String cause, @Nullable Undo undo) {
    var notice =
        new Notice(
            ++told,
            clock.instant(),
            kind,
            SafeText.line(Unsecret.words(words)),
            errorId,
            cause,
            undo);
    all.addFirst(notice);
    if (all.size() > KEPT) {
      all.remove(KEPT, all.size());
    }
    if (!reading) {
      unread.set(unread.get() + 1);
      strips.add(notice);
      if (strips.size() > AT_ONCE) {
        strips.removeFirst();
      }
    }
  }
}
