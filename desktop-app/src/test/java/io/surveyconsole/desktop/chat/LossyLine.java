package io.surveyconsole.desktop.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// A line between the chat and its server that can swallow what goes one way, and be cut.
final class LossyLine implements AutoCloseable {
  private final ServerSocket listening;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private volatile boolean swallowsQuestions;
  private volatile boolean swallowsAnswers;

  LossyLine(int serverPort) throws IOException {
    this.serverPort = serverPort;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + listening.getLocalPort());
  }

  void swallowWhatIsSaid() {
    swallowsQuestions = true;
  }

  void swallowWhatIsAnswered() {
    swallowsAnswers = true;
  }

  /// Ends all connections without a close; the next ones are whole again.
  void cut() throws IOException {
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
      Thread.ofVirtual().start(() -> pump(client, server, () -> swallowsQuestions));
      pump(server, client, () -> swallowsAnswers);
    } catch (IOException e) {
      close(client);
    }
  }

  private static void pump(Socket from, Socket to, BooleanSupplier swallows) {
    try {
      var bytes = new byte[8192];
      int read = from.getInputStream().read(bytes);
      while (read >= 0) {
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
