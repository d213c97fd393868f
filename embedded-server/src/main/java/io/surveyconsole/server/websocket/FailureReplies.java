package io.surveyconsole.server.websocket;

import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a peer is told when the work for it fails.
final class FailureReplies {
  private static final Logger log = LoggerFactory.getLogger(FailureReplies.class);

  private final Frames frames;
  private final Ids ids;

  FailureReplies(Frames frames, Ids ids) {
    this.frames = frames;
    this.ids = ids;
  }

  /// Nothing of an exception reaches the peer but an id that finds it in the log.
  ///
  /// @return what the work returned; true if it failed, for then it is settled too
  boolean guarded(ClientConnection connection, BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (StoreBusyException e) {
      log.debug("Refused, because the store is busy", e);
      connection.send(
          frames.failure(
              "There is more to store just now than can be. Please send it again in a moment."));
    } catch (StoreUnavailableException e) {
      log.debug("Refused, because the store is unavailable", e); // the store itself says why
      connection.closeForStore(frames.storeUnavailable());
    } catch (RuntimeException e) {
      String error = ids.error();
      log.error("Error {} on connection {}", error, connection.id(), e);
      connection.close(new Closing(CloseReason.INTERNAL, "Internal error " + error));
    }
    return true;
  }
}
