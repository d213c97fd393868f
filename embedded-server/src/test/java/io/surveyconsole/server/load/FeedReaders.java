package io.surveyconsole.server.load;

import io.surveyconsole.server.api.Paths;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Consoles that throw away what the feed brings, in a process of their own: `ADDRESS TOKEN COUNT`.
/// Prints a line when all are open; ends with its standard input, and then prints how many
/// characters came.
final class FeedReaders {
  private FeedReaders() {}

  public static void main(String[] arguments) throws Exception {
    URI feed = URI.create(arguments[0].replaceFirst("^http", "ws") + Paths.FEED);
    int count = Integer.parseInt(arguments[2]);
    var characters = new LongAdder();
    HttpClient http = HttpClient.newHttpClient();
    for (int i = 0; i < count; i++) {
      var _ =
          http.newWebSocketBuilder()
              .header("Authorization", "Bearer " + arguments[1])
              .buildAsync(feed, new Discarding(characters))
              .join();
    }
    System.out.println("open");
    while (System.in.read() >= 0) {}
    System.out.println(characters.sum());
    System.exit(0);
  }

  private record Discarding(LongAdder characters) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence part, boolean last) {
      characters.add(part.length());
      line.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket line, Throwable error) {
      System.out.println("lost " + error);
      System.exit(1);
    }
  }
}
