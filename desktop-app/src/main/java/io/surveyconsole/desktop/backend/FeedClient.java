package io.surveyconsole.desktop.backend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the line to the live feed open: when it breaks it is opened again, soon at first and then
/// every few seconds, until [#close]. Each new line begins with a `hello` and a whole new picture.
final class FeedClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedClient.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final URI feed;
  private final Secret token;
  private final HttpClient http;
  private final InstantSource clock;
  private final Consumer<FeedEvent> events;
  private final JsonFactory json;
  private final ObjectReader reader;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable WebSocket line;

  /// @param events called from any thread, one event at a time
  FeedClient(
      URI address, Secret token, HttpClient http, InstantSource clock, Consumer<FeedEvent> events) {
    this.feed = URI.create(address.toString().replaceFirst("^http", "ws")).resolve(Paths.FEED);
    this.token = token;
    this.http = http;
    this.clock = clock;
    this.events = events;
    JsonMapper mapper = ApiJson.mapper();
    this.json = mapper.getFactory();
    this.reader = mapper.readerFor(FeedMessage.class);
  }

  /// Returns at once; what happens is told as events.
  void open() {
    attempt(0);
  }

  @Override
  public void close() {
    closed.set(true);
    WebSocket open = line;
    if (open != null) {
      open.abort();
    }
  }

  private void attempt(int number) {
    if (closed.get()) {
      return;
    }
    var _ =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token.value())
            .connectTimeout(PATIENCE)
            .buildAsync(feed, new Line())
            .whenComplete((socket, failure) -> {
              if (failure != null) {
                LOG.debug("the live feed cannot be opened", failure);
                broken(number);
              } else if (closed.get()) {
                socket.abort();
              } else {
                line = socket;
              }
            });
  }

  private void broken(int attempts) {
    if (closed.get()) {
      return;
    }
    events.accept(new FeedEvent.Broken(clock.instant()));
    long pause = Math.min(FIRST_PAUSE_MS << Math.min(attempts, 10), LONGEST_PAUSE_MS);
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
        .execute(() -> attempt(attempts + 1));
  }

  private final class Line implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();
    private char[] whole = new char[0]; // kept: a text a tenth of a second would be much to clear
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      partial.append(part);
      if (last) {
        int length = partial.length();
        if (whole.length < length) {
          whole = new char[Math.max(length, 2 * whole.length)];
        }
        partial.getChars(0, length, whole, 0);
        partial.setLength(0);
        receive(length);
      }
      socket.request(1);
      return null;
    }

    private void receive(int length) {
      if (closed.get()) {
        return;
      }
      try (JsonParser text = json.createParser(whole, 0, length)) {
        FeedMessage message = reader.readValue(text);
        Portions.of(message).forEach(portion -> events.accept(new FeedEvent.Received(portion)));
      } catch (IOException e) {
        LOG.warn("a message of the live feed is not understood and passed over", e);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      LOG.debug("the live feed was closed: {} {}", code, reason);
      end();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      LOG.debug("the live feed broke", error);
      end();
    }

    private void end() {
      if (ended.compareAndSet(false, true)) {
        broken(0);
      }
    }
  }
}
