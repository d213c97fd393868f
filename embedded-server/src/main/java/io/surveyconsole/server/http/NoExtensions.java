package io.surveyconsole.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Drops the WebSocket extensions that a client offers. None is spoken here (compression takes some
/// hundred KiB a connection), and Jetty fails over an offer that is malformed.
final class NoExtensions implements HttpConfiguration.Customizer {
  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    if (!request.getHeaders().contains(HttpHeader.SEC_WEBSOCKET_EXTENSIONS)) {
      return request;
    }
    HttpFields without =
        HttpFields.build(request.getHeaders())
            .remove(HttpHeader.SEC_WEBSOCKET_EXTENSIONS)
            .asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return without;
      }
    };
  }
}
