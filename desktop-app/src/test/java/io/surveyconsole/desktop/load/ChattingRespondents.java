package io.surveyconsole.desktop.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Respondents that chat, in a process of their own: `ADDRESS TOKEN CONVERSATIONS
/// ANSWERS_PER_SECOND`. Answers are due at even intervals, one conversation after the other. Prints
/// a line when all have begun; ends with its standard input, and then prints how many answers were
/// sent.
public final class ChattingRespondents {
  private static final int QUESTIONS = 100;

  private final URI server;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<WebSocket> lines = new CopyOnWriteArrayList<>();
  private final LongAdder sent = new LongAdder();
  private final AtomicInteger turn = new AtomicInteger();

  private ChattingRespondents(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  public static void main(String[] arguments) throws Exception {
    var all = new ChattingRespondents(URI.create(arguments[0]), arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    all.publish();
    for (int i = 0; i < count; i++) {
      all.lines.add(all.join());
    }
    System.out.println("all have begun");
    long every = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(arguments[3]);
    var _ =
        Executors.newSingleThreadScheduledExecutor()
            .scheduleAtFixedRate(all::answer, 0, every, TimeUnit.NANOSECONDS);
    while (System.in.read() >= 0) {}
    System.out.println(all.sent.sum());
    System.exit(0);
  }

  private void publish() throws IOException, InterruptedException {
    String questions =
        IntStream.range(0, QUESTIONS)
            .mapToObj(at -> "{\"id\":\"q%d\",\"text\":\"What about %d?\"}".formatted(at, at))
            .collect(Collectors.joining(","));
    call(
        "PUT",
        "/surveys/chat",
        "{\"id\":\"chat\",\"name\":\"Chat\",\"questions\":[%s]}".formatted(questions));
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return json.readTree(answer.body());
  }

  private WebSocket join() throws IOException, InterruptedException {
    JsonNode begun =
        call("POST", "/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"chat\"}");
    return http.newWebSocketBuilder()
        .buildAsync(URI.create(begun.path("ws_url").asText()), new Listening())
        .join();
  }

  /// One answers; who has answered everything begins anew.
  private void answer() {
    int place = turn.getAndIncrement() % lines.size();
    WebSocket line = lines.get(place);
    if (line.isOutputClosed()) {
      Thread.startVirtualThread(() -> {
        try {
          lines.set(place, join());
        } catch (IOException | InterruptedException e) {
          System.exit(1);
        }
      });
      return;
    }
    sent.increment();
    var _ = line.sendText("{\"content\":\"It is answer " + sent.sum() + "\"}", true);
  }

  private static final class Listening implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence part, boolean last) {
      line.request(1);
      return null;
    }
  }
}
