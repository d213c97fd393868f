package io.surveyconsole.server.websocket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.events.ServerFact;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.EndedConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// The connections that are open, and which conversation each takes part in.
public final class ConnectionManager {
  static final int REMEMBERED = 500;
  private static final int COUNTED = 100_000;

  private final Limits limits;
  private final ServerEvents events;
  private final ConcurrentMap<ConnectionId, ClientConnection> open = new ConcurrentHashMap<>();
  private final ConcurrentMap<ConversationId, List<ClientConnection>> byConversation =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Deque<LiveConnection> closed = new ArrayDeque<>();
  private final Consumer<EndedConnection> record;

  /// How often somebody came back, of the conversations that were come back to last.
  private final Cache<ConversationId, Integer> reconnects =
      Caffeine.newBuilder().maximumSize(COUNTED).build();

  /// @param record takes those that have ended, without waiting
  ConnectionManager(Limits limits, ServerEvents events, Consumer<EndedConnection> record) {
    this.limits = limits;
    this.events = events;
    this.record = record;
  }

  /// Begins with those that ended before the server started.
  ///
  /// @param earlier the latest first
  void remember(List<EndedConnection> earlier) {
    synchronized (closed) {
      earlier.stream().map(Recorded::of).limit(REMEMBERED - closed.size()).forEach(closed::addLast);
    }
  }

  /// Notes a new connection.
  ///
  /// @return which limit it is beyond, if any; it is noted all the same until it ends
  Optional<Refusal> register(ClientConnection connection) {
    open.put(connection.id(), connection);
    int ofAddress = byAddress.merge(connection.caller().network(), 1, Integer::sum);
    changed(connection);
    if (open.size() > limits.connections()) {
      return Optional.of(Refusal.CONNECTIONS);
    }
    return limits.connectionsPerAddress() > 0 && ofAddress > limits.connectionsPerAddress()
        ? Optional.of(Refusal.CONNECTIONS_OF_ADDRESS)
        : Optional.empty();
  }

  /// A limit that somebody is beyond, in figures for the operator.
  String limit(Refusal beyond) {
    return switch (beyond) {
      case CONNECTIONS -> "more than " + Amounts.of(limits.connections(), "connection");
      case CONNECTIONS_OF_ADDRESS ->
          "more than "
              + Amounts.of(limits.connectionsPerAddress(), "connection")
              + " from this address";
      case CONNECTIONS_OF_CONVERSATION ->
          "more than "
              + Amounts.of(limits.connectionsPerConversation(), "connection")
              + " in the conversation";
      default -> beyond.wireName();
    };
  }

  /// Whether one more may take part in the conversation. In the conversation's turn.
  boolean hasRoom(ConversationId conversation) {
    return of(conversation).size() < limits.connectionsPerConversation();
  }

  /// Counts what was refused.
  void refused(Refusal what) {
    events.publish(new ServerFact.Refused(what));
  }

  /// From now on it gets what is said in the conversation.
  void join(ClientConnection connection, Conversation conversation) {
    connection.joined(conversation, reconnects(connection, conversation.id()));
    byConversation.compute(
        conversation.id(),
        (_, present) -> {
          var more =
              present == null ? new ArrayList<ClientConnection>(2) : new ArrayList<>(present);
          more.add(connection);
          return List.copyOf(more);
        });
    if (connection.isOver()) { // meanwhile, and nobody would take it out
      leave(connection, conversation);
    }
    changed(connection);
  }

  /// How often somebody has come back to the conversation, this time included.
  private int reconnects(ClientConnection connection, ConversationId conversation) {
    if (connection.caller().reconnection()) {
      return reconnects.asMap().merge(conversation, 1, Integer::sum);
    }
    Integer before = reconnects.getIfPresent(conversation);
    return before == null ? 0 : before;
  }

  private void leave(ClientConnection connection, Conversation conversation) {
    byConversation.computeIfPresent(
        conversation.id(),
        (_, present) -> {
          var fewer = present.stream().filter(other -> other != connection).toList();
          return fewer.isEmpty() ? null : fewer;
        });
  }

  /// Forgets a connection that has ended, but for the list of those lately closed.
  void unregister(ClientConnection connection) {
    if (!open.remove(connection.id(), connection)) {
      return;
    }
    byAddress.computeIfPresent(
        connection.caller().network(), (_, count) -> count == 1 ? null : count - 1);
    Conversation conversation = connection.conversation();
    if (conversation != null) {
      leave(connection, conversation);
    }
    synchronized (closed) {
      closed.addFirst(new Recorded(connection.id(), connection.view()));
      if (closed.size() > REMEMBERED) {
        closed.removeLast();
      }
    }
    Recorded.of(connection).ifPresent(record);
    changed(connection);
  }

  /// Tells the watchers that a connection is no longer as it was.
  void changed(ClientConnection connection) {
    events.publish(new ServerFact.ConnectionChanged(connection));
  }

  /// Those who take part in the conversation, in the order of joining.
  List<ClientConnection> of(ConversationId conversation) {
    return byConversation.getOrDefault(conversation, List.of());
  }

  /// All that are open.
  public Collection<ClientConnection> open() {
    return List.copyOf(open.values());
  }

  /// Those lately closed, the latest first; a bounded number.
  public List<LiveConnection> lately() {
    synchronized (closed) {
      return List.copyOf(closed);
    }
  }

  public Optional<ClientConnection> find(ConnectionId id) {
    return Optional.ofNullable(open.get(id));
  }

  /// The conversations whose respondents are there now.
  public Set<ConversationId> connected() {
    return Set.copyOf(byConversation.keySet());
  }

  public int count() {
    return open.size();
  }

  /// How many conversations somebody takes part in.
  int conversations() {
    return byConversation.size();
  }
}
