package io.surveyconsole.desktop.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A line between the console and its server that can swallow what goes one way, stand still, be
/// slow, and be cut.
public final class LossyLine implements AutoCloseable {
  private final ServerSocket listening;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private volatile boolean swallowsQuestions;
  private volatile boolean swallowsAnswers;
  private volatile boolean still;
  private volatile long pauseNanos;

  public LossyLine(int serverPort) throws IOException {
    this.serverPort = serverPort;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public URI uri() {
    return URI.create("ws://127.0.0.1:" + listening.getLocalPort());
  }

  public void swallowWhatIsSaid() {
    swallowsQuestions = true;
  }

  public void swallowWhatIsAnswered() {
    swallowsAnswers = true;
  }

  /// Reads no more of what the server sends, as a process that is suspended.
  public void stand() {
    still = true;
  }

  /// Goes on after [#stand].
  public void goOn() {
    still = false;
  }

  /// Waits so long after every few kilobytes of what the server sends.
  public void slowDown(Duration pause) {
    pauseNanos = pause.toNanos();
  }

  /// Ends all connections without a close; the next ones are whole again.
  public void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
    swallowsQuestions = false;
    swallowsAnswers = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> join(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket client) {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.add(server);
      Thread.ofVirtual().start(() -> pump(client, server, () -> swallowsQuestions, () -> {}));
      pump(server, client, () -> swallowsAnswers, this::dawdle);
    } catch (IOException e) {
      close(client);
    }
  }

  private void dawdle() {
    if (pauseNanos > 0) {
      LockSupport.parkNanos(pauseNanos);
    }
    while (still) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void pump(Socket from, Socket to, BooleanSupplier swallows, Runnable before) {
    try {
      var bytes = new byte[8192];
      int read = from.getInputStream().read(bytes);
      while (read >= 0) {
        before.run();
        if (!swallows.getAsBoolean()) {
          to.getOutputStream().write(bytes, 0, read);
          to.getOutputStream().flush();
        }
        read = from.getInputStream().read(bytes);
      }
    } catch (IOException e) {
      // The line was cut.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
