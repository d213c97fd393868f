package io.surveyconsole.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.protocol.WellFormed;
import io.surveyconsole.server.storage.AuditStore;
import io.surveyconsole.server.storage.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes what operators and scripts do: every call of theirs that may change something, by itself,
/// so that a route that is added is noted too.
final class AuditTrail {
  private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String TARGET = "survey-console.audit-target";
  private static final int REFUSALS = 100;
  private static final int MAX_ADDRESS = 64;
  private static final int MAX_TARGET = 400;

  private final AuditStore store;
  private final Clock clock;
  private final Cache<String, Bucket> refusals = Caffeine.newBuilder().maximumSize(1_000).build();

  AuditTrail(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Names what the call made, where its address does not.
  static void made(Context ctx, String target) {
    ctx.attribute(TARGET, target);
  }

  private static Bucket fresh() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(REFUSALS).refillGreedy(REFUSALS, Duration.ofHours(1)))
        .build();
  }

  /// Notes a call that has been answered.
  void note(Context ctx) {
    Operator operator = AccessControl.caller(ctx);
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    if (operator == null || route == null || LOOKING.contains(ctx.method().name())) {
      return;
    }
    if (ctx.statusCode() == 403 && !refusals.get(operator.name(), _ -> fresh()).tryConsume(1)) {
      return; // who is refused again and again fills no disk
    }
    var entry =
        new AuditEntry(
            0,
            clock.instant(),
            operator.name(),
            WellFormed.beginning(ctx.req().getRemoteAddr(), MAX_ADDRESS),
            ctx.method() + " " + route.path,
            WellFormed.storable(target(ctx), MAX_TARGET),
            ctx.statusCode());
    try {
      store.add(entry);
    } catch (StoreException e) {
      log.error("This could not be noted in the audit log: {}", entry, e);
    }
  }

  private static String target(Context ctx) {
    @Nullable String made = ctx.attribute(TARGET);
    return Objects.requireNonNullElseGet(made, () -> String.join(" ", ctx.pathParamMap().values()));
  }
}
