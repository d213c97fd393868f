package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.ConversationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread at a time into a conversation, in the order of asking; others wait. Different
/// conversations never wait for one another.
public final class ConversationTurns {

  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock(true);
    int wanted;
  }

  private final ConcurrentMap<ConversationId, Turn> turns = new ConcurrentHashMap<>();

  /// Runs the work when it is this caller's turn.
  public <T> T inTurn(ConversationId id, Supplier<T> work) {
    Turn turn =
        turns.compute(
            id,
            (_, present) -> {
              Turn wanted = present == null ? new Turn() : present;
              wanted.wanted++;
              return wanted;
            });
    turn.lock.lock();
    try {
      return work.get();
    } finally {
      turn.lock.unlock();
      turns.computeIfPresent(id, (_, present) -> --present.wanted == 0 ? null : present);
    }
  }

  /// How many conversations somebody is in or waits for.
  public int busy() {
    return turns.size();
  }
}
