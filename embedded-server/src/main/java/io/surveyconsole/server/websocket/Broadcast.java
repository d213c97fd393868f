package io.surveyconsole.server.websocket;

import io.surveyconsole.server.conversation.OperatorCommand;
import io.surveyconsole.server.conversation.StepOutcome;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.storage.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says something in every conversation to which somebody is connected.
public final class Broadcast {
  private static final Logger log = LoggerFactory.getLogger(Broadcast.class);

  /// As many as share a batch of the store: one after another each would wait for the disk.
  private static final int AT_ONCE = 64;

  /// What came of it.
  public sealed interface Outcome {

    /// It was sent.
    ///
    /// @param conversations in how many it is stored
    /// @param connections how many it was passed on to
    /// @param failed in how many it could not be stored
    record Sent(int conversations, int connections, int failed) implements Outcome {}

    /// The content cannot be said.
    record Unfit(String text) implements Outcome {}
  }

  private final LiveConversations live;
  private final ConnectionManager connections;

  Broadcast(LiveConversations live, ConnectionManager connections) {
    this.live = live;
    this.connections = connections;
  }

  /// Returns when it is durable in every conversation that could take it. One that has come to its
  /// end meanwhile counts for nothing.
  ///
  /// @param operator the name of the token
  /// @throws StoreException if it is stored in none because the store fails
  public Outcome send(String operator, String content) {
    var unfit = live.unfit(content);
    return unfit.isPresent()
        ? new Outcome.Unfit(unfit.get().text())
        : new Run(operator, content, connections.connected()).all();
  }

  /// One broadcast under way.
  private final class Run {
    private final String operator;
    private final OperatorCommand say;
    private final Queue<ConversationId> left;
    private final AtomicInteger reached = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> firstFailure =
        new AtomicReference<>();

    Run(String operator, String content, Iterable<ConversationId> conversations) {
      this.operator = operator;
      this.say = new OperatorCommand.Say(content);
      this.left = new ConcurrentLinkedQueue<>();
      conversations.forEach(left::add);
    }

    Outcome all() {
      List<Thread> threads = new ArrayList<>();
      for (int i = Math.min(AT_ONCE, left.size()); i > 0; i--) {
        threads.add(Thread.ofVirtual().name("broadcast-" + i).start(this::tellNext));
      }
      threads.forEach(Run::await);
      RuntimeException failure = firstFailure.get();
      if (failure != null) {
        log.warn("A broadcast could not be stored in {} conversations", failed.get(), failure);
        if (reached.get() == 0 && failure instanceof StoreException) {
          throw failure;
        }
      }
      return new Outcome.Sent(reached.get(), told.get(), failed.get());
    }

    /// The work goes on whatever becomes of the caller: it is bounded.
    private static void await(Thread thread) {
      boolean interrupted = false;
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private void tellNext() {
      for (ConversationId id = left.poll(); id != null; id = left.poll()) {
        try {
          tell(id);
        } catch (RuntimeException e) {
          failed.incrementAndGet();
          firstFailure.compareAndSet(null, e);
        }
      }
    }

    private void tell(ConversationId id) {
      var step = live.stepInAndCount(id, operator, say);
      switch (step.outcome()) {
        case StepOutcome.Stored _ -> {
          reached.incrementAndGet();
          told.addAndGet(step.connections());
        }
        case StepOutcome.Full _, StepOutcome.Unfit _ -> failed.incrementAndGet();
        case StepOutcome.NotNow _, StepOutcome.UnknownConversation _ -> {
          // it has ended since it was looked for
        }
      }
    }
  }
}
