package io.surveyconsole.server.http;

import io.javalin.http.Context;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.protocol.WellFormed;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationQuery.Sought;
import io.surveyconsole.server.storage.words.Words;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which conversations a caller wants, as the parameters of the list say it.
final class ListParameters {
  private static final int STANDARD_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_SURVEYS = 20;
  private static final int MAX_WORDS = 10;
  private static final int MAX_IN_TRANSCRIPT = 20;
  private static final String TRANSCRIPT = "transcript";

  private final Supplier<Set<ConversationId>> connected;

  /// @param connected the conversations whose respondent is there now
  ListParameters(Supplier<Set<ConversationId>> connected) {
    this.connected = connected;
  }

  static int limit(Context ctx) {
    return (int) Parameters.number(ctx, "limit", STANDARD_LIMIT, 1, MAX_LIMIT);
  }

  static boolean inTranscript(Context ctx) {
    String in = text(ctx, "in");
    if (in != null && !in.equals(TRANSCRIPT)) {
      throw ApiException.badRequest("in must be transcript, or be left out.");
    }
    return in != null;
  }

  /// The query.
  ///
  /// @param limit how many at most
  /// @throws ApiException if a parameter is wrong
  ConversationQuery query(Context ctx, int limit) {
    String cursor = text(ctx, "cursor");
    return new ConversationQuery(
        filter(ctx), sought(ctx), cursor == null ? null : Cursor.read(cursor), limit);
  }

  private ConversationQuery.Filter filter(Context ctx) {
    String customer = text(ctx, "customer_id");
    Set<SurveyId> surveys = set(ctx.queryParams("survey_id").stream(), "survey_id", SurveyId::new);
    if (surveys.size() > MAX_SURVEYS) {
      throw ApiException.badRequest("survey_id must name at most " + MAX_SURVEYS + " surveys.");
    }
    Boolean connectedNow = Parameters.flag(ctx, "connected");
    if (connectedNow != null && !connectedNow) {
      throw ApiException.badRequest("connected must be true, or be left out.");
    }
    return new ConversationQuery.Filter(
        set(
            ctx.queryParams("status").stream().flatMap(some -> Arrays.stream(some.split(","))),
            "status",
            ListParameters::status),
        surveys,
        customer == null ? null : new CustomerId(customer),
        Parameters.flag(ctx, "test"),
        time(ctx, "active_since"),
        time(ctx, "active_before"),
        connectedNow == null ? null : connected.get());
  }

  private static @Nullable Sought sought(Context ctx) {
    boolean inTranscript = inTranscript(ctx);
    String text = text(ctx, "q");
    if (text == null) {
      return null;
    }
    List<String> words =
        inTranscript
            ? List.copyOf(Words.sought(text))
            : Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    if (words.size() > (inTranscript ? MAX_IN_TRANSCRIPT : MAX_WORDS)) {
      throw ApiException.badRequest(
          inTranscript
              ? "q must have at most "
                  + MAX_IN_TRANSCRIPT
                  + " words, or pairs of characters of a script without spaces."
              : "q must have at most " + MAX_WORDS + " words.");
    }
    return inTranscript ? new Sought.InTranscript(words) : new Sought.InRow(words);
  }

  private static Status status(String name) {
    try {
      return Status.ofWireName(name);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "status must be one or more of "
              + Arrays.stream(Status.values())
                  .map(Status::wireName)
                  .collect(Collectors.joining(", "))
              + ", separated by commas.");
    }
  }

  private static <T> Set<T> set(Stream<String> given, String name, Function<String, T> read) {
    return given
        .filter(one -> !one.isBlank())
        .peek(one -> expectText(name, one))
        .map(String::strip)
        .map(read)
        .collect(Collectors.toSet());
  }

  private static @Nullable Instant time(Context ctx, String name) {
    String given = text(ctx, name);
    try {
      // The + of an offset is a space where a caller has not escaped it.
      return given == null ? null : OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw ApiException.badRequest(
          name + " must be a time with its zone, such as 2026-03-01T12:00:00Z.");
    }
  }

  private static @Nullable String text(Context ctx, String name) {
    String given = Parameters.given(ctx, name);
    if (given != null) {
      expectText(name, given);
    }
    return given;
  }

  private static void expectText(String name, String given) {
    if (given.indexOf('\0') >= 0 || !WellFormed.text(given)) {
      throw ApiException.badRequest(name + " holds a character that is no text.");
    }
  }
}
