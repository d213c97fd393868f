package io.surveyconsole.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A line to a server that can be cut where the test wants: a listening socket that passes bytes on
/// both ways.
public final class CutLine implements AutoCloseable {

  /// When the line is cut, once.
  ///
  /// @param towardsServer whether the words are looked for on the way to the server, which then
  ///   does not get them; else on the way back, and the client does not get them
  /// @param words in one piece of what is sent
  public record Cut(boolean towardsServer, String words) {}

  private static final int PIECE = 64 * 1024;

  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean refuses;

  /// @param port of the server on this machine
  public CutLine(int port) {
    try {
      this.listening = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
      this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// The line on which these words come next is cut there.
  public void cutAt(Cut cut) {
    next.set(cut);
  }

  /// Cuts every line that is open.
  public void cutAll() {
    for (Socket socket : open) {
      reset(socket);
    }
  }

  /// From now on connections are closed as soon as they come, or no longer.
  public void refuse(boolean all) {
    refuses = all;
  }

  /// How many times it has been cut at words.
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (refuses) {
          reset(client);
          continue;
        }
        var onwards = new Socket();
        onwards.connect(server);
        client.setTcpNoDelay(true);
        onwards.setTcpNoDelay(true);
        open.add(client);
        open.add(onwards);
        Thread.ofVirtual().start(() -> pass(client, onwards, true));
        Thread.ofVirtual().start(() -> pass(onwards, client, false));
      } catch (IOException e) {
        // the server refuses, or this is being closed
      }
    }
  }

  private void pass(Socket from, Socket to, boolean towardsServer) {
    var piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        Cut cut = next.get();
        if (cut != null
            && cut.towardsServer() == towardsServer
            && new String(piece, 0, count, StandardCharsets.ISO_8859_1).contains(cut.words())
            && next.compareAndSet(cut, null)) {
          cuts.incrementAndGet();
          break;
        }
        out.write(piece, 0, count);
      }
    } catch (IOException e) {
      // one end is gone, and so is the other
    }
    reset(from);
    reset(to);
  }

  /// Without a goodbye.
  private void reset(Socket socket) {
    open.remove(socket);
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it was closed
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cutAll();
  }
}
