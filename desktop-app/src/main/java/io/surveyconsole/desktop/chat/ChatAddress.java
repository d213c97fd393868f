package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a conversation's WebSocket is.
final class ChatAddress {
  private static final Pattern TOKEN = Pattern.compile("[?&]token=([^&#\\s]+)");

  private ChatAddress() {}

  /// The address on this server.
  ///
  /// @param server `ws://host:port` or `wss://host:port`, with or without a path before ours
  /// @param reconnection marks the connection as a return after a loss
  static URI of(URI server, String conversationId, boolean reconnection) {
    String base = server.toString();
    // Form encoding differs from a path's only in the space.
    String id = URLEncoder.encode(conversationId, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + Paths.RESPONDENT_SOCKET
            + id
            + (reconnection ? "?reconnect=true" : ""));
  }

  /// The conversation's id in what a person typed or pasted: the id itself or a whole address.
  static String idIn(String pasted) {
    String text = pasted.strip();
    int socket = text.indexOf(Paths.RESPONDENT_SOCKET);
    if (!text.contains("://") || socket < 0) {
      return text;
    }
    String tail = text.substring(socket + Paths.RESPONDENT_SOCKET.length());
    int end = tail.indexOf('?');
    return end < 0 ? tail : tail.substring(0, end);
  }

  /// The token in what a person pasted; null where there is none.
  static @Nullable Secret tokenIn(String pasted) {
    var found = TOKEN.matcher(pasted.strip());
    return found.find() ? new Secret(found.group(1)) : null;
  }
}
