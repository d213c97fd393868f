package io.surveyconsole.desktop.backend;

import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.conversations.ConversationsModel;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A console without its windows; everything of it happens on one thread, as in the window.
@SuppressWarnings("try") // closing may be interrupted, and the test then fails
final class Watching implements AutoCloseable {
  private final List<Liveness> told = new CopyOnWriteArrayList<>();
  private final ExecutorService fx = Executors.newSingleThreadExecutor();
  private final ConversationsModel model = new ConversationsModel();
  private final Backend backend;

  Watching(URI address, Secret token, HttpClient http) throws Exception {
    backend = new Backend(fx, http, InstantSource.system());
    call(() -> {
      backend.listen(model);
      backend.livenessProperty().subscribe(now -> told.add(now));
      backend.connect(address, token);
      return true;
    });
  }

  private <T> T call(Callable<T> work) throws Exception {
    return fx.submit(work).get();
  }

  /// Every conversation it knows, by id.
  List<ConversationSummary> rows() throws Exception {
    return call(() ->
        model.rows().all().stream()
            .map(row -> row.value().summary())
            .sorted(Comparator.comparing(ConversationSummary::id))
            .toList());
  }

  Liveness liveness() throws Exception {
    return call(() -> backend.livenessProperty().get());
  }

  /// What it has said of its line until now.
  List<Liveness> told() {
    return told;
  }

  void awaitLive(Duration patience) {
    await("it is live").atMost(patience).until(() -> liveness() instanceof Liveness.Live);
  }

  @Override
  public void close() throws Exception {
    call(() -> {
      backend.close();
      return true;
    });
    fx.shutdown();
  }
}
