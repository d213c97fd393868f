package io.surveyconsole.desktop.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Somebody who answers a survey over the real protocol.
public final class TestRespondent implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket line;

  /// Connects and waits for the first question.
  public TestRespondent(String address) {
    line =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    awaitFrame("history", 1);
    for (JsonNode message : last("history").path("messages")) {
      said.add(message.path("content").asText());
    }
  }

  /// Answers and waits for the reply.
  public TestRespondent answer(String words) {
    int replies = count("message");
    said.add(words);
    try {
      var _ = line.sendText(json.writeValueAsString(Map.of("content", words)), true).join();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    awaitFrame("message", replies + 1);
    said.add(last("message").path("content").asText());
    return this;
  }

  /// Waits until this was said, by whomever.
  public TestRespondent awaitMessage(String words) {
    await(words)
        .atMost(PATIENCE)
        .until(() ->
            frames.stream()
                .filter(frame -> "message".equals(frame.path("type").asText()))
                .anyMatch(frame -> words.equals(frame.path("content").asText())));
    return this;
  }

  /// Waits until the server has closed the line.
  ///
  /// @return the code it closed with
  public int awaitClosed() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  public TestRespondent awaitCompleted() {
    awaitFrame("completed", 1);
    return this;
  }

  /// Waits until the server has said that it restarts and has closed the line.
  ///
  /// @return the code it closed with
  public int awaitRestarting() {
    awaitFrame("restarting", 1);
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Every line of the chat so far, in order.
  public List<String> transcript() {
    return List.copyOf(said);
  }

  /// Cuts the line.
  @Override
  public void close() {
    line.abort();
    http.shutdownNow();
  }

  private void awaitFrame(String type, int times) {
    await(times + " × " + type).atMost(PATIENCE).until(() -> count(type) >= times);
  }

  private int count(String type) {
    return (int) frames.stream().filter(frame -> type.equals(frame.path("type").asText())).count();
  }

  private JsonNode last(String type) {
    return frames.stream()
        .filter(frame -> type.equals(frame.path("type").asText()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      partial.append(part);
      if (last) {
        try {
          frames.add(json.readTree(partial.toString()));
        } catch (JsonProcessingException e) {
          throw new UncheckedIOException(e);
        }
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
