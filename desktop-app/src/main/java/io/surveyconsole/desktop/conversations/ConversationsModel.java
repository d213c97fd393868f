package io.surveyconsole.desktop.conversations;

import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.table.LiveRows;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The conversations as they are now, and which of them the operator wants to see.
public final class ConversationsModel implements FeedListener {
  /// So many are held live; the server finds older ones.
  private static final int NEWEST = 100_000;

  private final int most;
  private final LiveRows<Conversation, ConversationRow> rows =
      new LiveRows<>(
          conversation -> conversation.summary().id(),
          ConversationRow::new,
          Conversation::supersedes);
  private final Map<String, Set<String>> openByConversation = new HashMap<>();
  private final Map<String, String> conversationByConnection = new HashMap<>();

  private final FilterModel filter = new FilterModel(rows);
  private final ReadOnlyObjectWrapper<ConversationCounts> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", ConversationCounts.NONE);
  private Instant forgottenBefore = Instant.MIN;
  private final ReadOnlyLongWrapper stored = new ReadOnlyLongWrapper(this, "stored");

  public ConversationsModel() {
    this(NEWEST);
  }

  /// @param most so many of the newest are kept
  ConversationsModel(int most) {
    this.most = most;
    rows.pausedProperty().subscribe(now -> count());
  }

  // Properties

  public LiveRows<Conversation, ConversationRow> rows() {
    return rows;
  }

  /// Which of them the operator wants to see.
  public FilterModel filter() {
    return filter;
  }

  public ReadOnlyObjectProperty<ConversationCounts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// How many the server had stored when the feed began; it brings only the newest of them.
  public ReadOnlyLongProperty storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /// The newest that is known, also while the table is held still.
  public Optional<ConversationSummary> newest(String id) {
    return rows.newest(id).map(Conversation::summary);
  }

  // Commands

  /// Shows what the server found, also what is older than what is held; it is held as long as it is
  /// shown.
  void show(Found found, List<ConversationSummary> those) {
    ConversationCounts now = counts.get();
    var news = new ArrayList<Conversation>(those.size());
    var once = new HashSet<String>();
    for (ConversationSummary summary : those) {
      if (once.add(summary.id())) {
        var conversation = new Conversation(summary, open(summary.id()));
        now = recounted(now, conversation);
        news.add(conversation);
      }
    }
    filter.show(found);
    rows.fill(news);
    counts.set(now);
  }

  /// Takes away what hides this conversation.
  public void reveal(String id) {
    rows.find(id)
        .ifPresent(row -> {
          if (row.summary().test()) {
            filter.change(now -> now.withTests(true));
          }
          if (filter.hides(row)) {
            filter.clear();
          }
        });
  }

  @Override
  public void begin() {
    openByConversation.clear();
    conversationByConnection.clear();
    filter.forgetFound(); // the new picture has only the newest
    forgottenBefore = Instant.MIN;
    rows.begin();
  }

  @Override
  public void apply(FeedMessage.Changes changes) {
    Set<String> touched = new LinkedHashSet<>();
    changes.connections().forEach(connection -> note(connection, touched));
    List<Conversation> news = new ArrayList<>();
    for (ConversationSummary summary : changes.conversations()) {
      touched.remove(summary.id());
      if (!isForgotten(summary)) {
        news.add(new Conversation(summary, open(summary.id())));
      }
    }
    for (String id : touched) {
      rows.newest(id).ifPresent(known -> news.add(known.with(open(id))));
    }
    ConversationCounts now = counts.get();
    for (Conversation conversation : news) {
      now = recounted(now, conversation);
    }
    rows.apply(news);
    counts.set(now);
    forgetOldest();
  }

  private ConversationCounts recounted(ConversationCounts before, Conversation news) {
    Conversation known = rows.newest(news.summary().id()).orElse(null);
    if (known == null) {
      return before.plus(news);
    }
    return news.supersedes(known) ? before.minus(known).plus(news) : before;
  }

  /// Memory is bounded: beyond the newest, what was begun first is let go. The server has it.
  private void forgetOldest() {
    int tooMany = rows.all().size() - most;
    // Not one by one: each time all are looked at. During a pause none goes.
    if (tooMany <= most / 50 || rows.pausedProperty().get()) {
      return;
    }
    List<ConversationRow> oldest =
        rows.all().stream()
            .filter(row -> !filter.isFound(row.id()))
            .sorted(Comparator.comparing(row -> row.summary().createdAt()))
            .limit(tooMany)
            .toList();
    ConversationCounts now = counts.get();
    for (ConversationRow row : oldest) {
      now = now.minus(rows.newest(row.id()).orElse(row.value()));
      forgottenBefore = row.summary().createdAt();
    }
    rows.remove(oldest.stream().map(ConversationRow::id).toList());
    counts.set(now);
  }

  /// Whether it is older than what is held. What is said in it does not bring it back, or among
  /// very many that go on, rows would come and go all the time.
  private boolean isForgotten(ConversationSummary summary) {
    return summary.createdAt().isBefore(forgottenBefore) && rows.newest(summary.id()).isEmpty();
  }

  @Override
  public void complete(long conversations) {
    rows.complete();
    stored.set(conversations);
    count();
  }

  private void note(ConnectionView connection, Set<String> touched) {
    if (connection.closedAt() == null) {
      conversationByConnection.put(connection.id(), connection.conversationId());
      openByConversation
          .computeIfAbsent(connection.conversationId(), id -> new HashSet<>())
          .add(connection.id());
      touched.add(connection.conversationId());
      return;
    }
    String conversation = conversationByConnection.remove(connection.id());
    if (conversation != null) {
      openByConversation.computeIfPresent(
          conversation,
          (id, open) -> {
            open.remove(connection.id());
            return open.isEmpty() ? null : open;
          });
      touched.add(conversation);
    }
  }

  private int open(String conversationId) {
    return openByConversation.getOrDefault(conversationId, Set.of()).size();
  }

  /// All of them anew, as rows are gone.
  private void count() {
    ConversationCounts now = ConversationCounts.NONE;
    for (Conversation one : rows.newest()) {
      now = now.plus(one);
    }
    counts.set(now);
  }
}
