package io.surveyconsole.server.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands facts to whoever watches. Publishing returns at once: a watcher only notes the fact.
public final class ServerEvents {
  private final List<Consumer<ServerFact>> watchers = new CopyOnWriteArrayList<>();

  /// Adds a watcher. It is called by the thread that publishes, must not block and must not throw.
  ///
  /// @return ends the watching
  public Watch watch(Consumer<ServerFact> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /// Tells every watcher.
  public void publish(ServerFact fact) {
    for (Consumer<ServerFact> watcher : watchers) {
      watcher.accept(fact);
    }
  }
}
