package io.surveyconsole.server.websocket;

import io.javalin.http.Context;
import io.surveyconsole.server.access.Addresses;
import io.surveyconsole.server.access.ShownToken;
import io.surveyconsole.server.protocol.WellFormed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody wants who connects, and who it is. Taken from the upgrade: of its headers only the
/// spelling that the client chose is known afterwards.
///
/// @param conversation as it was asked for: it may not exist
/// @param afterSeq what the caller has up to there; 0 if nothing
record Arrival(String conversation, @Nullable String token, long afterSeq, Caller caller) {
  private static final int MAX_SHOWN_ID = 64;
  private static final int MAX_CLIENT_NAME = 200;

  /// @param offered the subprotocols that the caller offers, one of which may be a token
  static Arrival of(Context upgrade, List<String> offered) {
    String conversation = upgrade.pathParam("conversation_id");
    return new Arrival(
        conversation,
        token(upgrade, offered),
        seqOf(upgrade.queryParam("last_seq")),
        new Caller(
            shorten(conversation, MAX_SHOWN_ID),
            address(upgrade.req()),
            Addresses.network(upgrade.req().getRemoteAddr()),
            clientName(upgrade.header("User-Agent")),
            "true".equalsIgnoreCase(upgrade.queryParam("reconnect"))));
  }

  private static @Nullable String token(Context upgrade, List<String> offered) {
    return Stream.of(
            ShownToken.bearer(upgrade.header("Authorization")),
            ShownToken.subprotocol(offered),
            upgrade.queryParam(ShownToken.PARAMETER))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static long seqOf(@Nullable String lastSeq) {
    if (lastSeq == null) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(lastSeq));
    } catch (NumberFormatException e) {
      return 0; // an unreadable place: everything is new to it
    }
  }

  /// Without a port where a proxy told for whom it calls.
  private static String address(HttpServletRequest request) {
    int port = request.getRemotePort();
    return request.getRemoteAddr() + (port > 0 ? ":" + port : "");
  }

  private static @Nullable String clientName(@Nullable String userAgent) {
    return userAgent == null ? null : shorten(userAgent, MAX_CLIENT_NAME);
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : WellFormed.beginning(text, length) + "…";
  }
}
