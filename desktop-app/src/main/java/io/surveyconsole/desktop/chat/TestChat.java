package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.fx.Batches;
import io.surveyconsole.desktop.fx.Kit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.scene.Parent;
import javax.net.ssl.SSLSocketFactory;

/// The test chat put together: its window part, and what the console tells it. On the JavaFX
/// thread.
public final class TestChat implements AutoCloseable {
  private static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(10);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("test-chat").factory());
  private final ChatModel model;
  private final ChatView view;

  /// @param server where the server's WebSockets are, `ws://host:port`; asked at every attempt
  /// @param tls encrypts lines to `wss://`
  /// @param fx onto the JavaFX thread
  /// @param ids a new `client_message_id` each time
  /// @param random draws the delays before the attempts
  public TestChat(
      ChatBackend backend,
      Supplier<URI> server,
      SSLSocketFactory tls,
      Kit kit,
      Executor fx,
      InstantSource clock,
      Supplier<String> ids,
      RandomGenerator random) {
    // A server that babbles fills a batch, not the queue of the JavaFX thread.
    var home = new Batches<Runnable>(fx, Runnable::run);
    var parts =
        new ChatParts(
            new WebSocketTransport(clockwork, HANDSHAKE_PATIENCE, tls),
            server,
            home::accept,
            new ExecutorTimers(clockwork, home::accept),
            clock,
            ids,
            new ReconnectPolicy(ReconnectPolicy.DEFAULT_ATTEMPTS, random));
    model = new ChatModel(parts, backend, kit.tasks());
    view = new ChatView(model, kit);
  }

  /// What the place shows.
  public Parent view() {
    return view;
  }

  /// The server answers, or is another one now: asks it for its surveys.
  public void refresh() {
    model.refresh();
  }

  /// Goes to a conversation and connects to it.
  public void open(String conversationId) {
    model.open(conversationId);
  }

  /// Puts the cursor into the input.
  public void focus() {
    view.focusInput();
  }

  /// Hangs up and ends everything that ticks.
  @Override
  public void close() {
    model.close();
    clockwork.shutdown();
  }
}
