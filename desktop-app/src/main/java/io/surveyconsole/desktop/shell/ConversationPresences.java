package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.transcript.Presence;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the transcript of the connections of its conversation: those that the server has on
/// record, and from then on those that open and end. On the JavaFX thread.
final class ConversationPresences implements FeedListener {
  private static final Logger log = LoggerFactory.getLogger(ConversationPresences.class);

  private final SurveyApi api;
  private final Tasks tasks;
  private final TranscriptModel transcript;
  private final Map<String, Presence> known = new HashMap<>();
  private @Nullable String shown;

  ConversationPresences(SurveyApi api, Tasks tasks, TranscriptModel transcript) {
    this.api = api;
    this.tasks = tasks;
    this.transcript = transcript;
    transcript.conversationProperty().subscribe(now -> show(now));
  }

  @Override
  public void begin() {}

  @Override
  public void apply(FeedMessage.Changes changes) {
    boolean changed = false;
    for (ConnectionView connection : changes.connections()) {
      if (connection.conversationId().equals(shown)) {
        Presence now = presence(connection);
        changed |= !now.equals(known.put(connection.id(), now));
      }
    }
    if (changed) {
      tell();
    }
  }

  /// What happened while the feed was away is on record.
  @Override
  public void complete(long stored) {
    read();
  }

  private void show(@Nullable ConversationSummary now) {
    String id = now == null ? null : now.id();
    if (!Objects.equals(id, shown)) {
      shown = id;
      known.clear();
      read();
    }
  }

  private void read() {
    String id = shown;
    if (id == null) {
      return;
    }
    tasks
        .work(text("task.connections"), () -> api.connectionsOf(id))
        .onSuccess(recorded -> {
          if (id.equals(shown)) {
            recorded.forEach(connection ->
                known.merge(connection.id(), presence(connection), ConversationPresences::newer));
            tell();
          }
        })
        .onFailure(
            failure -> log.info("Who was connected to a conversation cannot be read", failure));
  }

  /// An end that the feed told of is newer than what was on record before it.
  private static Presence newer(Presence before, Presence read) {
    return before.closed() != null ? before : read;
  }

  private void tell() {
    String id = shown;
    if (id != null) {
      List<Presence> inOrder =
          known.values().stream()
              .sorted(Comparator.comparing(Presence::opened).thenComparing(Presence::id))
              .toList();
      transcript.tell(id, inOrder);
    }
  }

  private static Presence presence(ConnectionView view) {
    return new Presence(
        view.id(),
        view.openedAt(),
        view.closedAt(),
        view.closeCode(),
        view.closeReason(),
        view.client(),
        view.reconnection());
  }
}
