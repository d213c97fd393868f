package io.surveyconsole.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The numbers of the messages that a connection knows of.
final class Seqs {
  private Seqs() {}

  /// What it saw in history and as message, and its own acks, in the order of coming.
  static List<Long> of(RecordingClient client) {
    var seqs = new ArrayList<Long>();
    for (JsonNode frame : client.frames()) {
      switch (frame.path("type").asText()) {
        case "history" ->
            frame.path("messages").forEach(entry -> seqs.add(entry.path("seq").longValue()));
        case "message" -> seqs.add(frame.path("seq").longValue());
        case "ack" -> {
          if (!frame.has("duplicate")) {
            seqs.add(frame.path("seq").longValue());
          }
        }
        default -> {}
      }
    }
    return seqs;
  }
}
