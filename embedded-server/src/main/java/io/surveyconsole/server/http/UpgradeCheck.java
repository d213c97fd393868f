package io.surveyconsole.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses what asks for a WebSocket without being an upgrade of RFC 6455: left to Jetty it would
/// be an internal error.
final class UpgradeCheck {
  private static final int KEY_BYTES = 16;

  private UpgradeCheck() {}

  static void check(Context ctx) {
    if (!ctx.method().equals(HandlerType.GET)
        || !holds(String.join(",", all(ctx, "Connection")), "upgrade")
        || !holds(only(ctx, "Upgrade"), "websocket")
        || !isKey(only(ctx, "Sec-WebSocket-Key"))) {
      throw ApiException.badRequest("This is no upgrade to a WebSocket as RFC 6455 wants it.");
    }
    if (!isAddress(ctx)) {
      throw ApiException.badRequest("The address holds a character that has to be written as %XX.");
    }
    if (!"13".equals(only(ctx, "Sec-WebSocket-Version"))) {
      ctx.header("Sec-WebSocket-Version", "13");
      throw ApiException.badRequest("Only version 13 of the WebSocket protocol is spoken here.");
    }
  }

  /// The header's value; null where there is none, or more than one.
  private static @Nullable String only(Context ctx, String name) {
    List<String> values = all(ctx, name);
    return values.size() == 1 ? values.getFirst() : null;
  }

  private static List<String> all(Context ctx, String name) {
    return Collections.list(ctx.req().getHeaders(name));
  }

  /// Jetty makes an address of Java's of it.
  private static boolean isAddress(Context ctx) {
    try {
      var _ = new URI(ctx.fullUrl());
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean holds(@Nullable String header, String token) {
    if (header == null) {
      return false;
    }
    for (String part : header.split(",", -1)) {
      if (part.strip().equalsIgnoreCase(token)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(@Nullable String header) {
    try {
      return header != null && Base64.getDecoder().decode(header.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
