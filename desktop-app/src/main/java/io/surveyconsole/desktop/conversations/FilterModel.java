package io.surveyconsole.desktop.conversations;

import io.surveyconsole.desktop.table.LiveRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Which of the conversations the operator wants to see; held against each of them, against every
/// change of one, and again as time goes by. On the JavaFX thread.
public final class FilterModel {
  /// How much time goes by before it is judged again.
  static final Duration EVERY = Duration.ofSeconds(2);

  private final LiveRows<Conversation, ConversationRow> rows;
  private final ObjectProperty<ConversationFilter> filter =
      new SimpleObjectProperty<>(this, "filter", ConversationFilter.ALL);
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyObjectWrapper<@Nullable Found> found =
      new ReadOnlyObjectWrapper<>(this, "found");
  private ZoneId zone = ZoneOffset.UTC;
  private Instant now = Instant.EPOCH;
  private Predicate<ConversationRow> shown = row -> true;
  private ConversationJudge judge = ConversationFilter.ALL.judge(now, zone);

  FilterModel(LiveRows<Conversation, ConversationRow> rows) {
    this.rows = rows;
    filter.subscribe(wanted -> apply(wanted));
    text.subscribe(words -> change(wanted -> wanted.withText(words)));
    rows.pausedProperty().subscribe(paused -> judgeAgain());
  }

  // Properties

  ObjectProperty<ConversationFilter> filterProperty() {
    return filter;
  }

  ConversationFilter filter() {
    return filter.get();
  }

  /// What the server found, and nothing else is shown; null while the table shows what it holds.
  ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Whether the server found it, and it is shown because of that.
  boolean isFound(String id) {
    Found now = found.get();
    return now != null && now.ids().contains(id);
  }

  /// Whether it hides this one.
  boolean hides(ConversationRow row) {
    return !shown.test(row);
  }

  /// The words that must occur, as they are typed.
  StringProperty textProperty() {
    return text;
  }

  /// The names of the surveys that there are conversations of.
  Set<String> surveys() {
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    rows.all().forEach(row -> names.add(row.summary().surveyName()));
    return names;
  }

  // Commands

  /// Narrows it down or opens it up.
  void change(UnaryOperator<ConversationFilter> change) {
    filter.set(change.apply(filter.get()));
  }

  /// Shows what the server found for the words that are typed.
  void show(Found now) {
    found.set(now);
    hold();
  }

  /// Shows what the table holds again.
  void forgetFound() {
    if (found.get() != null) {
      found.set(null);
      hold();
    }
  }

  /// Shows everything; tests as before.
  void clear() {
    change(wanted -> ConversationFilter.ALL.withTests(wanted.tests()));
  }

  /// It is later, or elsewhere.
  void tick(Instant present, ZoneId here) {
    if (!here.equals(zone)) {
      zone = here;
      now = present;
      apply(filter.get());
    } else if (Duration.between(now, present).abs().compareTo(EVERY) >= 0) {
      now = present;
      judgeAgain();
    }
  }

  private void apply(ConversationFilter wanted) {
    text.set(wanted.text());
    Found before = found.get();
    if (before != null && !before.words().equals(wanted.text().strip())) {
      found.set(null);
    }
    hold();
  }

  /// The server has judged the words, also by what the table does not show of a conversation.
  private void hold() {
    ConversationFilter wanted = filter.get();
    Found now = found.get();
    judge = (now == null ? wanted : wanted.withText("")).judge(this.now, zone);
    shown = now == null ? judge : row -> now.ids().contains(row.id()) && judge.test(row);
    rows.filter(shown);
  }

  /// A table that is held still is not moved by the time either.
  private void judgeAgain() {
    if (!judge.timeless() && !rows.pausedProperty().get()) {
      Predicate<ConversationRow> over = judge.moveTo(now);
      var those = new ArrayList<ConversationRow>();
      for (ConversationRow row : rows.all()) {
        if (over.test(row)) {
          those.add(row);
        }
      }
      rows.judgeAgain(those);
    }
  }
}
