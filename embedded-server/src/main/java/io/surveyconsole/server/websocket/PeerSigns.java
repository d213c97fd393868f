package io.surveyconsole.server.websocket;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// When the peer of an open line was last heard: any byte from it counts, the answer to a ping too,
/// of which Javalin tells nobody. What the server sends proves nothing. And when the line last took
/// something of what is sent: a large frame to a slow peer goes in many parts.
public final class PeerSigns {
  private final ConcurrentMap<SocketAddress, Line> lines = new ConcurrentHashMap<>();

  /// A line that is heard.
  static final class Line {
    private volatile long heardAt = System.nanoTime();

    private volatile long takenAt = System.nanoTime();

    /// For how long nothing has come, in nanoseconds.
    long silentNanos() {
      return System.nanoTime() - heardAt;
    }

    /// For how long nothing has been taken of what is sent, in nanoseconds.
    long untakenNanos() {
      return System.nanoTime() - takenAt;
    }
  }

  /// A connector whose lines are heard.
  ///
  /// @param layers the outermost first
  public ServerConnector connector(Server server, ConnectionFactory... layers) {
    return new ServerConnector(server, 1, 1, layers) {
      @Override
      protected SocketChannelEndPoint newEndPoint(
          SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        var endPoint = new HeardEndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
      }
    };
  }

  /// The open line from this address, null where there is none.
  @Nullable Line find(SocketAddress peer) {
    return lines.get(peer);
  }

  /// How many lines are open.
  int open() {
    return lines.size();
  }

  private final class HeardEndPoint extends SocketChannelEndPoint {
    private final Line line = new Line();
    private @Nullable SocketAddress peer; // unknown again once the channel is closed

    HeardEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      super(channel, selector, key, scheduler);
    }

    @Override
    public void onOpen() {
      SocketAddress address = getRemoteSocketAddress();
      if (address != null) {
        peer = address;
        lines.put(address, line);
      }
      super.onOpen();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      int count = super.fill(buffer);
      if (count > 0) {
        line.heardAt = System.nanoTime();
      }
      return count;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
      long before = remaining(buffers);
      boolean all = super.flush(buffers);
      if (all || remaining(buffers) < before) {
        line.takenAt = System.nanoTime();
      }
      return all;
    }

    private static long remaining(ByteBuffer... buffers) {
      long remaining = 0;
      for (ByteBuffer buffer : buffers) {
        remaining += buffer.remaining();
      }
      return remaining;
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
      SocketAddress address = peer;
      if (address != null) {
        lines.remove(address, line);
      }
      super.onClose(cause);
    }
  }
}
