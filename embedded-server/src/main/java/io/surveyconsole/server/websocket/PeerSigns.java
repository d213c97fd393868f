package io.surveyconsole.server.websocket;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// When the peer of an open line was last heard: any byte from it counts, the answer to a ping too,
/// of which Javalin tells nobody. What the server sends proves nothing. And when the line last took
/// something of what is sent: a large frame to a slow peer goes in many parts. And how long the
/// peer takes to answer a ping.
public final class PeerSigns {
  /// From the opening of a line, or the first byte of a further request, to the end of its header.
  static final Duration HEADER_PATIENCE = Duration.ofSeconds(10);

  /// From there to the end of its body.
  static final Duration BODY_PATIENCE = Duration.ofSeconds(30);

  private final ConcurrentMap<SocketAddress, Line> lines = new ConcurrentHashMap<>();

  /// A line that is heard.
  static final class Line {
    private volatile long heardAt = System.nanoTime();
    private volatile long heardBytes; // written by one thread at a time

    private volatile long takenAt = System.nanoTime();

    /// When the ping was sent that the next byte from the peer answers; 0 while none is out.
    private volatile long pingedAt;

    private volatile long roundTripNanos = FrameSink.UNKNOWN;

    /// By when the request that is arriving must be here; 0 while none is.
    private volatile long dueAt = System.nanoTime() + HEADER_PATIENCE.toNanos();

    private volatile boolean isServed; // the header of a request has arrived
    private volatile boolean isSocket; // it has become a WebSocket
    private final EndPoint endPoint;

    Line(EndPoint endPoint) {
      this.endPoint = endPoint;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time reads a line
    private void heard(int bytes) {
      long now = System.nanoTime();
      heardBytes += bytes;
      heardAt = now;
      long asked = pingedAt;
      if (asked != 0) {
        pingedAt = 0;
        roundTripNanos = now - asked;
      }
      if (dueAt == 0 && !isServed && !isSocket) {
        dueAt = now + HEADER_PATIENCE.toNanos();
      }
    }

    /// A ping is being sent. One that is still out counts on: its answer comes first.
    void pinged() {
      if (pingedAt == 0) {
        pingedAt = System.nanoTime() | 1; // never 0
      }
    }

    /// From the last ping to the next byte from the peer, in nanoseconds. No layer above says which
    /// bytes are the answer, so what the peer was saying just then makes it shorter than the way
    /// there and back; nothing makes it longer than that and what lay before the ping on the way.
    long roundTripNanos() {
      return roundTripNanos;
    }

    /// How many bytes have come.
    long heardBytes() {
      return heardBytes;
    }

    /// Whether a request should be here and is not.
    boolean isOverdue() {
      long due = dueAt;
      return due != 0 && System.nanoTime() - due > 0;
    }

    /// Ends it without a word.
    void cut() {
      endPoint.close();
    }

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

  /// The lines that are open.
  Collection<Line> lines() {
    return lines.values();
  }

  /// The header of a request from this address has arrived.
  public void headerArrived(SocketAddress peer, boolean bodyFollows) {
    Line line = lines.get(peer);
    if (line != null) {
      line.isServed = true;
      line.dueAt = bodyFollows ? System.nanoTime() + BODY_PATIENCE.toNanos() : 0;
    }
  }

  /// Its body has arrived too.
  public void bodyArrived(SocketAddress peer) {
    Line line = lines.get(peer);
    if (line != null) {
      line.dueAt = 0;
    }
  }

  /// It has been answered; the next one may come over the same line.
  public void answered(SocketAddress peer) {
    Line line = lines.get(peer);
    if (line != null) {
      line.dueAt = 0;
      line.isServed = false;
    }
  }

  /// The line has become a WebSocket: no requests come over it any more.
  public void upgraded(SocketAddress peer) {
    Line line = lines.get(peer);
    if (line != null) {
      line.isSocket = true;
      line.dueAt = 0;
    }
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
    private final Line line = new Line(this);
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
        line.heard(count);
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
