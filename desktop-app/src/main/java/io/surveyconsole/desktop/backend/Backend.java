package io.surveyconsole.desktop.backend;

import io.surveyconsole.desktop.fx.Batches;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The console's end of the server it talks to, whichever that is at the moment. Properties and
/// listeners belong to the JavaFX thread; the API may be called from any other.
public final class Backend implements AutoCloseable {
  private static final Gauges NOTHING = Gauges.none();

  private final Executor fx;
  private final HttpClient http;
  private final InstantSource clock;
  private final List<FeedListener> listeners = new ArrayList<>();
  private final AtomicReference<@Nullable SurveyApi> current = new AtomicReference<>();
  private final SurveyApi api = new CurrentSurveyApi(() -> Optional.ofNullable(current.get()));
  private final ReadOnlyObjectWrapper<Liveness> liveness =
      new ReadOnlyObjectWrapper<>(this, "liveness", new Liveness.Off());
  private final ReadOnlyObjectWrapper<Gauges> gauges =
      new ReadOnlyObjectWrapper<>(this, "gauges", NOTHING);
  private @Nullable FeedClient feed;

  /// @param fx onto the JavaFX thread
  public Backend(Executor fx, HttpClient http, InstantSource clock) {
    this.fx = fx;
    this.http = http;
    this.clock = clock;
  }

  /// The API of the server that is connected; fails with plain words while there is none.
  public SurveyApi api() {
    return api;
  }

  public ReadOnlyObjectProperty<Liveness> livenessProperty() {
    return liveness.getReadOnlyProperty();
  }

  /// The newest figures; all 0 while there is no server.
  public ReadOnlyObjectProperty<Gauges> gaugesProperty() {
    return gauges.getReadOnlyProperty();
  }

  public void listen(FeedListener listener) {
    listeners.add(listener);
  }

  /// Talks to this server from now on.
  public void connect(URI address, Secret token) {
    disconnect();
    current.set(new HttpSurveyApi(address, token, http));
    liveness.set(new Liveness.Arriving());
    var self = new AtomicReference<@Nullable FeedClient>();
    var batches =
        new Batches<FeedEvent>(
            fx,
            event -> {
              if (self.get() == feed) { // else it is of a server that was left behind
                happened(event);
              }
            });
    var client = new FeedClient(address, token, http, clock, batches);
    self.set(client);
    feed = client;
    client.open();
  }

  /// Talks to nobody. What was shown stays, marked as no longer live.
  public void disconnect() {
    current.set(null);
    if (feed != null) {
      feed.close();
      feed = null;
    }
    liveness.set(new Liveness.Off());
    gauges.set(NOTHING);
  }

  @Override
  public void close() {
    disconnect();
  }

  private void happened(FeedEvent event) {
    switch (event) {
      case FeedEvent.Broken(var at) -> {
        if (!(liveness.get() instanceof Liveness.Lost)) {
          liveness.set(new Liveness.Lost(at));
        }
      }
      case FeedEvent.Received(var message) -> received(message);
    }
  }

  private void received(FeedMessage message) {
    switch (message) {
      case FeedMessage.Hello _ -> listeners.forEach(FeedListener::begin);
      case FeedMessage.Changes changes -> {
        Gauges newer = changes.gauges();
        if (newer != null) {
          gauges.set(newer);
        }
        listeners.forEach(listener -> listener.apply(changes));
      }
      case FeedMessage.Live(long stored) -> {
        listeners.forEach(listener -> listener.complete(stored));
        liveness.set(new Liveness.Live());
      }
    }
  }
}
