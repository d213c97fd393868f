package io.surveyconsole.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// What every response says to a browser: take it for what it says it is, run and frame nothing of
/// it, keep no copy, tell nobody the address, in which a token may stand.
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void put(HttpFields.Mutable headers) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
  }
}
