package io.surveyconsole.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.io.EOFException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place that decides what an exception means to a caller: a problem of RFC 9457, never an
/// exception's own text.
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TOO_MANY_RETRY_SECONDS = "10";
  private static final String RETRY_AFTER_SECONDS = "5";

  private final JsonMapper mapper;
  private final Supplier<String> errorIds;
  private final Consumer<Refusal> refused;

  /// @param errorIds a new one for each problem
  /// @param refused is told what a limit stood against
  Problems(JsonMapper mapper, Supplier<String> errorIds, Consumer<Refusal> refused) {
    this.mapper = mapper;
    this.errorIds = errorIds;
    this.refused = refused;
  }

  /// @param refusalOfUnknown what is told to somebody who asks for what there is not and may not
  ///   know that
  void handle(RoutesConfig routes, Function<Context, Optional<ApiException>> refusalOfUnknown) {
    routes.exception(
        ApiException.class,
        (e, ctx) -> {
          write(ctx, e);
        });
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          boolean unknown = e.getStatus() == 404 || e.getStatus() == 405;
          Optional<ApiException> refusal = unknown ? refusalOfUnknown.apply(ctx) : Optional.empty();
          if (refusal.isPresent()) {
            write(ctx, refusal.get());
            return;
          }
          switch (e.getStatus()) {
            case 404 ->
                write(ctx, 404, "Not found", "There is nothing at this address.", List.of());
            case 405 ->
                write(
                    ctx, 405, "Not allowed", "This address does not take this method.", List.of());
            case 413 -> {
              refused.accept(Refusal.REQUEST_SIZE);
              write(ctx, 413, "Too big", "The request's body is too big.", List.of());
            }
            default -> write(ctx, e.getStatus(), "Refused", "The request was refused.", List.of());
          }
        });
    routes.exception(
        EOFException.class,
        (e, ctx) ->
            write(ctx, ApiException.badRequest("The request ended before its body was whole.")));
    routes.exception(
        HttpException.RuntimeException.class,
        (e, ctx) ->
            write(ctx, ApiException.badRequest("The request's body is not as HTTP wants it.")));
    routes.exception(
        StoreBusyException.class,
        (e, ctx) -> {
          log.debug("Refused {}", ctx.path(), e);
          ctx.header("Retry-After", RETRY_AFTER_SECONDS);
          write(
              ctx,
              503,
              "The store is busy",
              "There is more to store just now than can be. Try again in a moment.",
              List.of());
        });
    routes.exception(
        StoreUnavailableException.class,
        (e, ctx) -> {
          log.debug("Refused {}", ctx.path(), e); // the store itself says why
          ctx.header("Retry-After", RETRY_AFTER_SECONDS);
          write(
              ctx,
              503,
              "The store is unavailable",
              "Nothing can be stored at present. Look at /health and try again later.",
              List.of());
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          String error =
              write(
                  ctx,
                  500,
                  "Internal error",
                  "The server failed. Its log tells more under the error id.",
                  List.of());
          log.error("Error {} on {} {}", error, ctx.method(), ctx.path(), e);
        });
  }

  private void write(Context ctx, ApiException e) {
    if (e.limit() != null) {
      refused.accept(e.limit());
    }
    switch (e.status()) {
      case 401 -> ctx.header("WWW-Authenticate", "Bearer");
      case 429 -> ctx.header("Retry-After", TOO_MANY_RETRY_SECONDS);
      default -> {}
    }
    write(ctx, e.status(), e.title(), e.detail(), e.errors());
  }

  private String write(
      Context ctx, int status, String title, String detail, List<Problem.FieldError> errors) {
    String error = errorIds.get();
    ctx.status(status).contentType(MEDIA_TYPE).result(json(status, title, detail, errors, error));
    return error;
  }

  /// A problem with what Jetty itself refused, as the bytes of a response.
  byte[] ofContainer(int status, String title, String detail) {
    if (status == 431 || status == 414) {
      refused.accept(Refusal.REQUEST_SIZE);
    }
    return json(status, title, detail);
  }

  /// A problem as the bytes of a response.
  byte[] json(int status, String title, String detail) {
    return json(status, title, detail, List.of(), errorIds.get());
  }

  private byte[] json(
      int status, String title, String detail, List<Problem.FieldError> errors, String error) {
    try {
      return mapper.writeValueAsBytes(
          new Problem(
              "about:blank", title, status, detail, error, errors.isEmpty() ? null : errors));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a problem", e);
    }
  }
}
