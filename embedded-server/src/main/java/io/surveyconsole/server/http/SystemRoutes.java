package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.surveyconsole.server.api.Health;
import io.surveyconsole.server.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/// What the server says of itself.
final class SystemRoutes {
  private static final String DESCRIPTION = "/io/surveyconsole/server/openapi.json";

  private final Store store;
  private final String version;
  private final Instant startedAt;
  private final Json json;

  SystemRoutes(Store store, String version, Instant startedAt, Json json) {
    this.store = store;
    this.version = version;
    this.startedAt = startedAt;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get(
        "/health",
        ctx -> {
          String problem = store.failure().orElse(null);
          json.write(
              ctx,
              problem == null ? 200 : 503,
              new Health(problem == null, version, startedAt, problem));
        },
        Access.OPEN);
    byte[] description = description();
    routes.get(
        "/openapi.json",
        ctx -> ctx.contentType("application/json").result(description),
        Access.READ);
  }

  private static byte[] description() {
    try (InputStream resource = SystemRoutes.class.getResourceAsStream(DESCRIPTION)) {
      if (resource == null) {
        throw new IllegalStateException(DESCRIPTION + " is missing");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
