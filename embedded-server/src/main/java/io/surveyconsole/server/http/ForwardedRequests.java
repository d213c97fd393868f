package io.surveyconsole.server.http;

import io.surveyconsole.server.config.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Requests that a trusted proxy passes on count as those of whom it passes them on for. What
/// anybody else says of that is not believed: of a list only the end, which the proxies wrote.
final class ForwardedRequests implements HttpConfiguration.Customizer {
  private final Network network;

  ForwardedRequests(Network network) {
    this.network = network;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(remote instanceof InetSocketAddress peer)
        || peer.getAddress() == null
        || !network.trusts(peer.getAddress())) {
      return request;
    }
    InetAddress caller = caller(request.getHeaders());
    String scheme = last(request.getHeaders().getCSV("X-Forwarded-Proto", false));
    return new Forwarded(
        request,
        caller == null ? remote : new InetSocketAddress(caller, 0),
        scheme == null ? request.isSecure() : scheme.equalsIgnoreCase("https"));
  }

  /// The nearest one that is no trusted proxy; null where the proxy says nothing of it.
  private @Nullable InetAddress caller(HttpFields headers) {
    InetAddress nearest = null;
    for (String hop : headers.getCSV("X-Forwarded-For", false).reversed()) {
      try {
        nearest = InetAddress.ofLiteral(hop.strip());
      } catch (IllegalArgumentException e) {
        return nearest;
      }
      if (!network.trusts(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  private static @Nullable String last(List<String> values) {
    return values.isEmpty() ? null : values.getLast().strip();
  }

  private static final class Forwarded extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final boolean secure;

    Forwarded(Request request, SocketAddress caller, boolean secure) {
      super(request);
      this.secure = secure;
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return caller;
            }

            @Override
            public boolean isSecure() {
              return secure;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }
  }
}
