package io.surveyconsole.server.protocol;

import static io.surveyconsole.server.protocol.CloseReason.Return.AFTER_NEW_TOKEN;
import static io.surveyconsole.server.protocol.CloseReason.Return.AFTER_RESTART;
import static io.surveyconsole.server.protocol.CloseReason.Return.AFTER_THIRTY_SECONDS;
import static io.surveyconsole.server.protocol.CloseReason.Return.AT_ONCE;
import static io.surveyconsole.server.protocol.CloseReason.Return.NEVER;
import static io.surveyconsole.server.protocol.CloseReason.Return.SLOWLY;
import static io.surveyconsole.server.protocol.CloseReason.Return.WHEN_ASKED;

import java.util.Arrays;
import java.util.Optional;

/// Why a connection ended: the WebSocket close codes of the protocol, and what a client does next.
///
/// Codes below 3000 are the standard's; what a client must still read before the close ends in
/// 4xxx, because the server's library discards queued frames on 1001–1014.
public enum CloseReason {
  FINISHED(1000, "Survey completed successfully", NEVER),
  GOING_AWAY(1001, "Going away", AT_ONCE),
  BROKEN_PROTOCOL(1002, "Broken protocol", NEVER),
  BINARY_FRAME(1003, "Text frames only", NEVER),
  LOST(1006, "Lost without a close", AT_ONCE),
  NOT_UTF8(1007, "Not UTF-8", NEVER),
  POLICY(1008, "Not allowed", NEVER),
  TOO_BIG(1009, "Message too big", NEVER),
  INTERNAL(1011, "Internal error", SLOWLY),
  TOKEN_REFUSED(4401, "Token wrong or expired", AFTER_NEW_TOKEN),
  CLOSED_BY_OPERATOR(4403, "Closed by the operator", WHEN_ASKED),
  NO_SUCH_CONVERSATION(4404, "No such conversation", NEVER),
  IDLE(4408, "Idle too long", WHEN_ASKED),
  RESTARTING(4412, "Server restarts", AFTER_RESTART),
  TOO_SLOW(4413, "Too slow: does not read", AT_ONCE),
  TOO_MANY(4429, "Too many connections or messages", AFTER_THIRTY_SECONDS),
  STORE_UNAVAILABLE(4503, "Store unavailable", SLOWLY);

  /// Whether and when a client connects again.
  public enum Return {
    /// With growing, random delays from the first on.
    AT_ONCE,
    /// As [#AT_ONCE], with longer delays.
    SLOWLY,
    /// Not before half a minute has passed.
    AFTER_THIRTY_SECONDS,
    /// After the time that `restarting` named; it does not count as an attempt.
    AFTER_RESTART,
    /// With a new token only.
    AFTER_NEW_TOKEN,
    /// When the person acts.
    WHEN_ASKED,
    NEVER
  }

  private final int code;
  private final String text;
  private final Return comesBack;

  CloseReason(int code, String text, Return comesBack) {
    this.code = code;
    this.text = text;
    this.comesBack = comesBack;
  }

  /// The WebSocket close code.
  public int code() {
    return code;
  }

  /// The reason sent with the code, unless there is a better one.
  public String text() {
    return text;
  }

  /// What a client does next.
  public Return comesBack() {
    return comesBack;
  }

  /// The reason with this code, if the protocol has one.
  public static Optional<CloseReason> ofCode(int code) {
    return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
  }
}
