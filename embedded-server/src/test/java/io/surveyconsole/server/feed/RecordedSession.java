package io.surveyconsole.server.feed;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// A session whose peer reads when the test says so.
final class RecordedSession {
  final List<String> texts = new ArrayList<>();
  boolean cut;
  private final Deque<Callback> unread = new ArrayDeque<>();

  final Session session =
      (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, arguments) -> happens(method.getName(), arguments));

  private @Nullable Object happens(String what, @Nullable Object[] arguments) {
    switch (what) {
      case "sendText" -> {
        texts.add((String) Objects.requireNonNull(arguments[0]));
        unread.add((Callback) Objects.requireNonNull(arguments[1]));
      }
      case "disconnect" -> cut = true;
      default -> throw new UnsupportedOperationException(what);
    }
    return null;
  }

  /// Takes one of the texts that were sent.
  void reads() {
    unread.remove().succeed();
  }
}
