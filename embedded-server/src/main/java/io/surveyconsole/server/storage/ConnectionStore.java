package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.EndedConnection;
import java.time.Instant;
import java.util.List;

/// Keeps the record of who was connected when. It ends with its conversation.
public interface ConnectionStore {

  /// Adds them; durable when this returns. Those are passed over that are there already, and those
  /// whose conversation is not.
  void add(List<EndedConnection> ended);

  /// Those of a conversation that ended last, the latest first.
  List<EndedConnection> of(ConversationId conversation, int limit);

  /// Those that ended last, the latest first.
  ///
  /// @param since only those that ended then or later
  List<EndedConnection> newest(Instant since, int limit);

  /// Removes those that ended first.
  ///
  /// @param before only those that ended before it
  ///
  /// @return how many; fewer than the limit if no more are to be removed
  int removeOldest(Instant before, int limit);
}
