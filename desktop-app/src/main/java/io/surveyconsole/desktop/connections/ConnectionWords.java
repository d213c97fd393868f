package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.server.api.ConnectionView;

/// The figures of a connection as the operator reads them.
final class ConnectionWords {
  private static final String NOTHING = "–";

  private ConnectionWords() {}

  /// Which question it is at, of how many; when all are answered, the last.
  static String question(ConnectionView connection) {
    Integer behind = connection.questionIndex();
    Integer total = connection.totalQuestions();
    return behind == null || total == null
        ? NOTHING
        : text("connections.question.of", Math.min(behind + 1, total), total);
  }

  static String roundTrip(ConnectionView connection) {
    Long millis = connection.roundTripMillis();
    return millis == null ? NOTHING : text("connections.round-trip.ms", Figures.count(millis));
  }

  static String messages(ConnectionView connection) {
    return text(
        "connections.in-out",
        Figures.count(connection.messagesIn()),
        Figures.count(connection.messagesOut()));
  }

  static String bytes(ConnectionView connection) {
    return text(
        "connections.in-out",
        Figures.bytes(connection.bytesIn()),
        Figures.bytes(connection.bytesOut()));
  }

  static String queue(ConnectionView connection) {
    return text(
        "connections.queue.tip",
        connection.queuedFrames(),
        Figures.bytes(connection.queuedBytes()));
  }

  static String reconnects(ConnectionView connection) {
    return text("connections.reconnects.tip", connection.reconnects());
  }
}
