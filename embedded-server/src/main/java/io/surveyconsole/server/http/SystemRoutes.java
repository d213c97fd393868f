package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.Health;
import io.surveyconsole.server.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the server says of itself.
final class SystemRoutes {
  private static final String DESCRIPTION = "/io/surveyconsole/server/openapi.json";

  private static final String PROBLEM_FOR_EVERYBODY =
      "Nothing can be stored or read at present. Operators are told why.";

  private final Store store;
  private final String version;
  private final Instant startedAt;
  private final Predicate<Context> isOperator;
  private final Json json;

  SystemRoutes(
      Store store, String version, Instant startedAt, Predicate<Context> isOperator, Json json) {
    this.store = store;
    this.version = version;
    this.startedAt = startedAt;
    this.isOperator = isOperator;
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
              new Health(problem == null, version, startedAt, told(ctx, problem)));
        },
        Access.OPEN);
    byte[] description = description();
    routes.get(
        "/openapi.json",
        ctx -> ctx.contentType("application/json").result(description),
        Access.READ);
  }

  /// Where files lie and what stands in them is for operators.
  private @Nullable String told(Context ctx, @Nullable String problem) {
    return problem == null || isOperator.test(ctx) ? problem : PROBLEM_FOR_EVERYBODY;
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
