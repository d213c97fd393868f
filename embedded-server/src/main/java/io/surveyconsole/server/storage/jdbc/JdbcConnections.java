package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.storage.ConnectionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The record of connections in SQL.
final class JdbcConnections implements ConnectionStore {
  private static final String INSERT =
      """
      insert into ended_connection (closed_at, id, conversation, opened_at, last_activity_at,
        close_code, close_reason, address, client, reconnection, reconnects, round_trip_millis,
        messages_in, messages_out, bytes_in, bytes_out)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /// Which, read from an index, and only then whose those few are.
  private static String select(String condition) {
    return """
    select e.*, c.id as conversation_id, c.test, u.name as customer_name, v.name as survey_name
    from (select * from ended_connection where %s order by closed_at desc, id desc limit :limit) e
    join conversation c on c.number = e.conversation
    join customer u on u.id = c.customer_id
    join survey_version v on v.survey_id = c.survey_id and v.version = c.survey_version
    order by e.closed_at desc, e.id desc
    """
        .formatted(condition);
  }

  private record Place(Instant closedAt, String id) {}

  private final Database database;

  JdbcConnections(Database database) {
    this.database = database;
  }

  /// What can be asked is asked before the write, which others wait for.
  @Override
  public void add(List<EndedConnection> ended) {
    if (ended.isEmpty()) {
      return;
    }
    Map<ConversationId, Long> numbers = new HashMap<>();
    Set<ConnectionId> present = new HashSet<>();
    database.read(handle -> {
      numbers.putAll(numbers(handle, ended));
      present.addAll(present(handle, ended));
      return null;
    });
    List<EndedConnection> missing =
        ended.stream()
            .filter(one -> numbers.containsKey(one.conversation()) && !present.contains(one.id()))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    database.write(session -> {
      for (EndedConnection one : missing) {
        session.add(
            WriteSession.Part.CONNECTION,
            INSERT,
            one.closedAt(),
            one.id().value(),
            numbers.get(one.conversation()),
            one.openedAt(),
            one.lastActivityAt(),
            one.closeCode(),
            one.closeReason(),
            one.address(),
            one.client(),
            one.reconnection(),
            one.reconnects(),
            one.roundTripMillis(),
            one.messagesIn(),
            one.messagesOut(),
            one.bytesIn(),
            one.bytesOut());
      }
      return null;
    });
  }

  private static Map<ConversationId, Long> numbers(Handle handle, List<EndedConnection> ended) {
    List<String> ids = ended.stream().map(one -> one.conversation().value()).distinct().toList();
    Map<ConversationId, Long> numbers = new HashMap<>();
    handle
        .createQuery("select id, number from conversation where id in (<ids>)")
        .bindList("ids", ids)
        .map((rs, _) -> Map.entry(new ConversationId(rs.getString("id")), rs.getLong("number")))
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
    return numbers;
  }

  private static List<ConnectionId> present(Handle handle, List<EndedConnection> ended) {
    Instant first =
        ended.stream().map(EndedConnection::closedAt).min(Instant::compareTo).orElseThrow();
    return handle
        .createQuery("select id from ended_connection where closed_at >= :first and id in (<ids>)")
        .bind("first", Rows.time(first))
        .bindList("ids", ended.stream().map(one -> one.id().value()).toList())
        .map((rs, _) -> new ConnectionId(rs.getString("id")))
        .list();
  }

  @Override
  public List<EndedConnection> of(ConversationId conversation, int limit) {
    return database.read(handle ->
        handle
            .createQuery(select("conversation = (select number from conversation where id = :id)"))
            .bind("id", conversation.value())
            .bind("limit", limit)
            .map((rs, _) -> ended(rs))
            .list());
  }

  @Override
  public List<EndedConnection> newest(Instant since, int limit) {
    return database.read(handle ->
        handle
            .createQuery(select("closed_at >= :since"))
            .bind("since", Rows.time(since))
            .bind("limit", limit)
            .map((rs, _) -> ended(rs))
            .list());
  }

  @Override
  public int removeOldest(Instant before, int limit) {
    List<Place> oldest =
        database.read(handle ->
            handle
                .createQuery(
                    "select closed_at, id from ended_connection where closed_at < :before"
                        + " order by closed_at, id limit :limit")
                .bind("before", Rows.time(before))
                .bind("limit", limit)
                .map((rs, _) -> new Place(Rows.time(rs, "closed_at"), rs.getString("id")))
                .list());
    if (oldest.isEmpty()) {
      return 0;
    }
    Place last = oldest.getLast();
    return database.write(session ->
        session.update(
            "delete from ended_connection" + " where closed_at <= ? and (closed_at < ? or id <= ?)",
            last.closedAt(),
            last.closedAt(),
            last.id()));
  }

  private static EndedConnection ended(ResultSet rs) throws SQLException {
    long roundTrip = rs.getLong("round_trip_millis");
    boolean isKnown = !rs.wasNull();
    return new EndedConnection(
        new ConnectionId(rs.getString("id")),
        new ConversationId(rs.getString("conversation_id")),
        rs.getString("customer_name"),
        rs.getString("survey_name"),
        rs.getBoolean("test"),
        rs.getString("address"),
        rs.getString("client"),
        rs.getBoolean("reconnection"),
        rs.getInt("reconnects"),
        Rows.time(rs, "opened_at"),
        Rows.time(rs, "last_activity_at"),
        isKnown ? roundTrip : null,
        rs.getLong("messages_in"),
        rs.getLong("messages_out"),
        rs.getLong("bytes_in"),
        rs.getLong("bytes_out"),
        Rows.time(rs, "closed_at"),
        rs.getInt("close_code"),
        rs.getString("close_reason"));
  }
}
