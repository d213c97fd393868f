package io.surveyconsole.desktop.backend;

import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.config.Secret;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A console without its windows in a process of its own: `ADDRESS`, and the token as the first
/// line. For each further line it prints whether it is live, how often its line was lost, and a
/// digest of what it knows.
@SuppressWarnings("try") // closing may be interrupted, and the test then fails
final class ConsoleProcess {
  private ConsoleProcess() {}

  public static void main(String[] arguments) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var watching =
        new Watching(
            URI.create(arguments[0]), new Secret(in.readLine()), HttpClient.newHttpClient())) {
      while (in.readLine() != null) {
        long lost = watching.told().stream().filter(Liveness.Lost.class::isInstance).count();
        boolean live = watching.liveness() instanceof Liveness.Live;
        System.out.println(live + " " + lost + " " + digest(watching.rows()));
      }
    }
    System.exit(0);
  }

  /// The same in every process.
  static String digest(List<ConversationSummary> rows) {
    return rows.size() + "-" + rows.toString().hashCode();
  }
}
