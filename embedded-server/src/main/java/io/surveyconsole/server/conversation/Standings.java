package io.surveyconsole.server.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.storage.ConversationStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where conversations stand, remembered for those that were busy lately. Only what is durable is
/// in here: the store stays the truth.
public final class Standings {
  private static final int REMEMBERED = 20_000;

  private final ConversationStore store;
  private final Cache<ConversationId, Standing> standings =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public Standings(ConversationStore store) {
    this.store = store;
  }

  /// Where a conversation stands. In its turn.
  Optional<Standing> of(ConversationId id) {
    Standing known = known(id);
    if (known != null) {
      return Optional.of(known);
    }
    return store
        .find(id)
        .map(conversation -> {
          var standing =
              new Standing(
                  conversation,
                  store.answers(id, conversation.lastSeq()),
                  KnownClientIds.of(store.clientMessageIds(id, KnownClientIds.MOST + 1)));
          put(standing);
          return standing;
        });
  }

  /// Where it stands, if that is remembered.
  @Nullable Standing known(ConversationId id) {
    return standings.getIfPresent(id);
  }

  void put(Standing standing) {
    standings.put(standing.conversation().id(), standing);
  }

  /// Stores what changes a standing. Where that fails nobody knows where the conversation stands
  /// until the store is asked again.
  void storing(ConversationId id, Runnable storing) {
    try {
      storing.run();
    } catch (RuntimeException e) {
      standings.invalidate(id);
      throw e;
    }
  }

  /// Forgets what is remembered of the store, which may no longer be so.
  public void forget() {
    standings.invalidateAll();
  }
}
