package io.surveyconsole.server.websocket;

import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.config.History;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.conversation.ConversationTurns;
import io.surveyconsole.server.conversation.OperatorSteps;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.schedule.Repeating;
import io.surveyconsole.server.storage.ConnectionStore;
import io.surveyconsole.server.storage.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The respondents' side of the server, put together: endpoint, connections, conversations.
public final class Respondents implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Respondents.class);
  private static final Duration SWEEP_EVERY = Duration.ofMillis(500);

  /// How many come back in a second after a restart.
  private static final int RETURNING_PER_SECOND = 500;

  private static final long FIRST_RETURN_MS = 1_000;

  /// As many as the store answers at once, and some that are made into frames meanwhile.
  private static final int GREETED_AT_ONCE = 16;

  /// Those that ended so long before the server started are shown among those lately closed.
  private static final Duration LATELY = Duration.ofHours(12);

  private static final Duration LEAST_RECORD_PATIENCE = Duration.ofSeconds(1);

  private final ConnectionManager connections;
  private final ConnectionRecord record;
  private final ConversationTurns turns = new ConversationTurns();
  private final LiveConversations conversations;
  private final Broadcast broadcast;
  private final WebSocketEndpoint endpoint;
  private final Frames frames;
  private final PeerSigns signs = new PeerSigns();
  private long drainedBy = System.nanoTime();
  private final Admission admission = new Admission(GREETED_AT_ONCE, unreadGreetings());

  public Respondents(
      ConversationService service,
      OperatorSteps steps,
      RespondentAccess access,
      WrongTokens wrongTokens,
      ServerEvents events,
      ConnectionStore recorded,
      History history,
      ScheduledExecutorService scheduler,
      Clock clock,
      Ids ids,
      Limits limits) {
    var codec = new ProtocolCodec();
    this.frames = new Frames(codec);
    this.record = new ConnectionRecord(recorded, history.connections(), clock);
    this.connections = new ConnectionManager(limits, events, record::add);
    remember(recorded, clock);
    record.start();
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

  private void remember(ConnectionStore recorded, Clock clock) {
    try {
      connections.remember(
          recorded.newest(clock.instant().minus(LATELY), ConnectionManager.REMEMBERED));
    } catch (StoreException e) { // the list of those lately closed begins empty
      log.warn("The record of connections could not be read: {}", e.getMessage());
    }
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
    connection.ifPresent(open -> open.close(new Closing(CloseReason.CLOSED_BY_OPERATOR, reason)));
    return connection.isPresent();
  }

  /// Closes all connections of a conversation for the operator.
  ///
  /// @param reason what their clients are told
  ///
  /// @return how many, or nothing if there is no such conversation
  public OptionalInt closeAll(ConversationId id, String reason) {
    return conversations.closeAll(id, reason);
  }

  /// Who is and was connected to a conversation, in the order of coming.
  ///
  /// @param limit how many at most: of those that have ended the last ones
  public List<ConnectionView> of(ConversationId id, int limit) {
    Map<String, ConnectionView> found = new HashMap<>();
    connections.of(id).forEach(open -> found.put(open.id().value(), open.view()));
    int room = Math.max(0, limit - found.size());
    record.of(id, room).forEach(ended -> found.put(ended.id().value(), Recorded.viewOf(ended)));
    return found.values().stream()
        .sorted(Comparator.comparing(ConnectionView::openedAt).thenComparing(ConnectionView::id))
        .toList();
  }

  /// Ends the record of connections: what has ended until now is written, or lost if the store does
  /// not answer in what is left of the time that [#drain] had.
  @Override
  public void close() {
    var left = Duration.ofNanos(drainedBy - System.nanoTime());
    record.end(left.compareTo(LEAST_RECORD_PATIENCE) > 0 ? left : LEAST_RECORD_PATIENCE);
  }

  /// Tells every client that the server restarts and when to come back, not all at once; lets what
  /// is being answered finish; waits until the connections have ended.
  ///
  /// @param patience how long at most; what is left then is cut
  public void drain(Duration patience) {
    long now = System.nanoTime();
    long deadline = now + patience.toNanos();
    drainedBy = deadline;
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
