package io.surveyconsole.desktop.testing;

import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as the server sends them.
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Samples() {}

  public static ConversationSummary active(String id, String name, long lastSeq) {
    return summary(id, name, "active", false, lastSeq);
  }

  public static ConversationSummary completed(String id, String name, long lastSeq) {
    return summary(id, name, "completed", false, lastSeq);
  }

  public static ConversationSummary ended(String id, String name, long lastSeq) {
    return summary(id, name, "ended", false, lastSeq);
  }

  public static ConversationSummary test(String id, String name) {
    return summary(id, name, "active", true, 1);
  }

  public static ConversationSummary begunAt(String id, Instant at) {
    return summary(id, "Maya", "active", false, 1, at);
  }

  private static ConversationSummary summary(
      String id, String name, String status, boolean test, long lastSeq) {
    return summary(id, name, status, test, lastSeq, NOON);
  }

  private static ConversationSummary summary(
      String id, String name, String status, boolean test, long lastSeq, Instant begun) {
    boolean over = status.equals("completed");
    return new ConversationSummary(
        id,
        "customer-" + name,
        name,
        name.toLowerCase(Locale.ROOT) + "@example.com",
        "1",
        "Ice Cream Preference",
        1,
        status,
        test,
        over ? 2 : 1,
        2,
        over ? 100 : 50,
        lastSeq,
        Sender.BOT,
        "message " + lastSeq,
        begun,
        NOON.plusSeconds(lastSeq),
        over ? NOON.plusSeconds(lastSeq) : null);
  }

  public static ConnectionView open(String id, String conversationId, String name) {
    return connection(id, conversationId, name, 0, null);
  }

  public static ConnectionView slow(String id, String conversationId, String name) {
    return connection(id, conversationId, name, 40, null);
  }

  public static ConnectionView closed(
      String id, String conversationId, String name, Instant closedAt) {
    return connection(id, conversationId, name, 0, closedAt);
  }

  /// One that has answered so much and waits to read so much.
  public static ConnectionView after(ConnectionView c, long bytesIn, Instant lastActivity) {
    return new ConnectionView(
        c.id(),
        c.conversationId(),
        c.customerName(),
        c.surveyName(),
        c.test(),
        c.questionIndex(),
        c.totalQuestions(),
        c.address(),
        c.client(),
        c.reconnection(),
        c.reconnects(),
        c.openedAt(),
        lastActivity,
        c.roundTripMillis(),
        c.messagesIn() + 1,
        c.messagesOut() + 1,
        bytesIn,
        c.bytesOut(),
        c.queuedFrames(),
        c.queuedBytes(),
        c.closedAt(),
        c.closeCode(),
        c.closeReason());
  }

  /// One that came again, from another address.
  public static ConnectionView returned(
      String id, String conversationId, String name, Instant openedAt) {
    return new ConnectionView(
        id,
        conversationId,
        name,
        "Ice Cream Preference",
        false,
        1,
        2,
        "192.0.2.7:61000",
        null,
        true,
        1,
        openedAt,
        openedAt,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        null);
  }

  /// One that ended for this reason.
  public static ConnectionView closedFor(
      String id, String conversationId, Instant closedAt, int code, String reason) {
    ConnectionView c = closed(id, conversationId, "Maya", closedAt);
    return new ConnectionView(
        c.id(),
        c.conversationId(),
        c.customerName(),
        c.surveyName(),
        c.test(),
        c.questionIndex(),
        c.totalQuestions(),
        c.address(),
        c.client(),
        c.reconnection(),
        c.reconnects(),
        c.openedAt(),
        c.lastActivityAt(),
        c.roundTripMillis(),
        c.messagesIn(),
        c.messagesOut(),
        c.bytesIn(),
        c.bytesOut(),
        c.queuedFrames(),
        c.queuedBytes(),
        closedAt,
        code,
        reason);
  }

  private static ConnectionView connection(
      String id, String conversationId, String name, int queued, @Nullable Instant closedAt) {
    return new ConnectionView(
        id,
        conversationId,
        name,
        "Ice Cream Preference",
        false,
        1,
        2,
        "127.0.0.1:50000",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        false,
        0,
        NOON,
        NOON,
        24L,
        1,
        2,
        16,
        900,
        queued,
        queued * 100L,
        closedAt,
        closedAt == null ? null : 1000,
        closedAt == null ? null : "Survey completed successfully");
  }

  public static MessageView message(Sender sender, String content, long seq) {
    return new MessageView(sender, content, NOON.plusSeconds(seq), seq);
  }

  public static FeedMessage.Changes changes(ConversationSummary... conversations) {
    return new FeedMessage.Changes(List.of(conversations), List.of(), null);
  }

  public static FeedMessage.Changes changes(ConnectionView... connections) {
    return new FeedMessage.Changes(List.of(), List.of(connections), null);
  }
}
