package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server tells, in short.
final class Told {
  static final Instant AT = Instant.parse("2026-11-22T14:31:02Z");
  static final String FLAVOUR = "Which flavour?\n1 – Vanilla\n2 – Chocolate";
  static final ServerMessage.Question FLAVOURS =
      new ServerMessage.Question(
          "q1",
          "Which flavour?",
          List.of(
              new ServerMessage.Option("1", "Vanilla"),
              new ServerMessage.Option("2", "Chocolate")));
  static final ServerMessage.Question WHY = new ServerMessage.Question("q2", "Why?", List.of());

  private Told() {}

  static ServerMessage.State state(String status) {
    return new ServerMessage.State(
        new ServerMessage.ConversationState("c1", "7", "1", 0, Map.of(), List.of(), status, AT, AT),
        new ServerMessage.Customer("Test respondent", "test@example.org"),
        new ServerMessage.Survey("1", "Ice Cream Preference", List.of(FLAVOURS, WHY)));
  }

  static ServerMessage.State state() {
    return state("active");
  }

  static ServerMessage.History history(ServerMessage.Entry... entries) {
    return new ServerMessage.History(List.of(entries));
  }

  static ServerMessage.Entry bot(long seq, String text) {
    return new ServerMessage.Entry(Sender.BOT, text, AT, seq, null);
  }

  static ServerMessage.Entry user(long seq, String text, @Nullable String id) {
    return new ServerMessage.Entry(Sender.USER, text, AT, seq, id);
  }

  static ServerMessage.Message message(Sender sender, long seq, String text) {
    return new ServerMessage.Message(sender, text, AT, seq);
  }

  static ServerMessage.Ack ack(String id, long seq) {
    return new ServerMessage.Ack(id, seq, null);
  }

  static ServerMessage.Completed completed() {
    return new ServerMessage.Completed("Done", true, 1000, "Survey completed successfully");
  }
}
