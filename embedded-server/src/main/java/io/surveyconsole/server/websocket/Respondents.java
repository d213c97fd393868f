package io.surveyconsole.server.websocket;

import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.conversation.ConversationTurns;
import io.surveyconsole.server.conversation.OperatorSteps;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.schedule.Repeating;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The respondents' side of the server, put together: endpoint, connections, conversations.
public final class Respondents {
  private static final Logger log = LoggerFactory.getLogger(Respondents.class);
  private static final Duration SWEEP_EVERY = Duration.ofMillis(500);

  /// How many come back in a second after a restart.
  private static final int RETURNING_PER_SECOND = 500;

  private static final long FIRST_RETURN_MS = 1_000;

  /// As many as the store answers at once, and some that are made into frames meanwhile.
  private static final int GREETED_AT_ONCE = 16;

  private final ConnectionManager connections;
  private final ConversationTurns turns = new ConversationTurns();
  private final LiveConversations conversations;
  private final Broadcast broadcast;
  private final WebSocketEndpoint endpoint;
  private final Frames frames;
  private final PeerSigns signs = new PeerSigns();
  private final Admission admission = new Admission(GREETED_AT_ONCE, unreadGreetings());

  public Respondents(
      ConversationService service,
      OperatorSteps steps,
      RespondentAccess access,
      WrongTokens wrongTokens,
      ServerEvents events,
      ScheduledExecutorService scheduler,
      Clock clock,
      Ids ids,
      Limits limits) {
    var codec = new ProtocolCodec();
    this.frames = new Frames(codec);
    this.connections = new ConnectionManager(limits, events);
    this.conversations = new LiveConversations(service, steps, access, turns, connections, frames);
    this.broadcast = new Broadcast(conversations, connections);
    var failures = new FailureReplies(frames, ids);
    this.endpoint =
        new WebSocketEndpoint(
            codec,
            frames,
            conversations,
            connections,
            signs,
            admission,
            new Greeter(
                conversations, connections, admission, wrongTokens, frames, failures, scheduler),
            failures,
            limits,
            scheduler,
            clock,
            ids);
    sweep(scheduler, new IdleSweep(connections, clock, limits.idle()));
    sweep(scheduler, new TokenSweep(connections, clock));
    sweep(scheduler, new FloodSweep(connections, limits));
    sweep(scheduler, new SlowRequestSweep(signs, connections));
    sweep(scheduler, new PeerSweep(connections, PeerSweep.Patience.USUAL));
  }

  /// How much of greetings may wait to be read: a sixteenth of the heap, of which a frame takes
  /// some times its own size.
  private static long unreadGreetings() {
    return Runtime.getRuntime().maxMemory() / 16;
  }

  private static void sweep(ScheduledExecutorService scheduler, Runnable sweep) {
    Repeating.every(scheduler, SWEEP_EVERY, "a look at the connections", sweep);
  }

  public WebSocketEndpoint endpoint() {
    return endpoint;
  }

  public LiveConversations conversations() {
    return conversations;
  }

  public Broadcast broadcast() {
    return broadcast;
  }

  public ConnectionManager connections() {
    return connections;
  }

  /// Where the listening sockets note who was heard.
  public PeerSigns signs() {
    return signs;
  }

  /// Tells everybody that nothing can be stored and closes: what was not confirmed may or may not
  /// be there, and coming back shows it.
  public void storeFailed() {
    String frame = frames.storeUnavailable();
    for (ClientConnection connection : connections.open()) {
      connection.closeForStore(frame);
    }
  }

  /// Closes a connection for the operator.
  ///
  /// @param reason what its client is told
  /// @return false if it is not open
  public boolean close(ConnectionId id, String reason) {
    var connection = connections.find(id);
    connection.ifPresent(open -> open.close(CloseReason.CLOSED_BY_OPERATOR, reason));
    return connection.isPresent();
  }

  /// Tells every client that the server restarts and when to come back, not all at once; lets what
  /// is being answered finish; waits until the connections have ended.
  ///
  /// @param patience how long at most; what is left then is cut
  public void drain(Duration patience) {
    long now = System.nanoTime();
    long deadline = now + patience.toNanos();
    await(() -> turns.busy() == 0, now + patience.toNanos() / 3);
    int place = 0;
    for (ClientConnection connection : connections.open()) {
      long wait = FIRST_RETURN_MS + place++ * 1_000L / RETURNING_PER_SECOND;
      connection.enqueue(frames.restarting(wait));
      connection.close(CloseReason.RESTARTING);
    }
    await(() -> connections.count() == 0, deadline);
    if (connections.count() > 0) {
      log.info("{} connections did not end in time and are cut", connections.count());
    }
  }

  private static void await(BooleanSupplier condition, long deadline) {
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
