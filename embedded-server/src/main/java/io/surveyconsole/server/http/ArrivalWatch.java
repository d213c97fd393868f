package io.surveyconsole.server.http;

import io.surveyconsole.server.websocket.PeerSigns;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Stands first: says in every response what [SecurityHeaders] say, and tells the listening sockets
/// how far a request has arrived and when it was answered.
final class ArrivalWatch extends Handler.Wrapper {
  private final PeerSigns signs;

  ArrivalWatch(Handler next, PeerSigns signs) {
    super(next);
    this.signs = signs;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    SecurityHeaders.put(response.getHeaders());
    // The line's own address: a proxy may have told of another one.
    @Nullable SocketAddress peer =
        request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress();
    if (peer == null) {
      return super.handle(request, response, callback);
    }
    boolean bodyFollows = hasBody(request.getHeaders());
    signs.headerArrived(peer, bodyFollows);
    Request.addCompletionListener(
        request,
        _ -> {
          if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
            signs.upgraded(peer);
          } else {
            signs.answered(peer);
          }
        });
    return super.handle(bodyFollows ? new WithBody(request, peer) : request, response, callback);
  }

  private static boolean hasBody(HttpFields headers) {
    return headers.contains(HttpHeader.TRANSFER_ENCODING)
        || headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
  }

  private final class WithBody extends Request.Wrapper {
    private final SocketAddress peer;

    WithBody(Request request, SocketAddress peer) {
      super(request);
      this.peer = peer;
    }

    @Override
    public Content.@Nullable Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk != null && chunk.isLast()) {
        signs.bodyArrived(peer);
      }
      return chunk;
    }
  }
}
