package io.surveyconsole.desktop.connections;

import io.surveyconsole.server.api.ConnectionView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is connected, as the newest batch has it, also while the table is held still. What is
/// counted of them costs as much as what changes, however many there are.
final class Present {
  private static final class One {
    private final Traffic traffic;
    private boolean slow;
    private boolean returned;

    private One(ConnectionView connection) {
      traffic = new Traffic(total(connection));
    }
  }

  private final Map<String, One> open = new HashMap<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private int slow;
  private int returned;

  private static long total(ConnectionView connection) {
    return connection.bytesIn() + connection.bytesOut();
  }

  /// A new picture begins.
  void begin() {
    unconfirmed.clear();
    unconfirmed.addAll(open.keySet());
  }

  /// The picture is complete.
  ///
  /// @return those that were not in it
  List<String> complete() {
    List<String> gone = List.copyOf(unconfirmed);
    gone.forEach(this::forget);
    return gone;
  }

  void note(ConnectionView connection) {
    unconfirmed.remove(connection.id());
    One one = open.computeIfAbsent(connection.id(), id -> new One(connection));
    one.traffic.note(total(connection));
    boolean isSlow = ConnectionRow.isSlow(connection);
    boolean hasReturned = ConnectionsModel.hasReturned(connection);
    slow += (isSlow ? 1 : 0) - (one.slow ? 1 : 0);
    returned += (hasReturned ? 1 : 0) - (one.returned ? 1 : 0);
    one.slow = isSlow;
    one.returned = hasReturned;
  }

  void forget(String id) {
    unconfirmed.remove(id);
    One one = open.remove(id);
    if (one != null) {
      slow -= one.slow ? 1 : 0;
      returned -= one.returned ? 1 : 0;
    }
  }

  /// What goes over a connection; of one that is not here, nothing.
  Traffic traffic(String id) {
    @Nullable One one = open.get(id);
    return one == null ? new Traffic(0) : one.traffic;
  }

  /// A second has passed.
  void second() {
    open.values().forEach(one -> one.traffic.second());
  }

  int count() {
    return open.size();
  }

  int slow() {
    return slow;
  }

  /// How many came back after an earlier connection.
  int returned() {
    return returned;
  }
}
