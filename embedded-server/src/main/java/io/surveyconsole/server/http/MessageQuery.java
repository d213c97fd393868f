package io.surveyconsole.server.http;

import io.javalin.http.Context;

/// Which messages of a conversation are asked for.
sealed interface MessageQuery {
  int STANDARD_LIMIT = 100;
  int MAX_LIMIT = 1_000;

  /// All with a higher number.
  record All(long afterSeq) implements MessageQuery {}

  /// The first ones with a higher number.
  record After(long afterSeq, int limit) implements MessageQuery {}

  /// The last ones with a lower number.
  record Before(long beforeSeq, int limit) implements MessageQuery {}

  /// Reads `after_seq`, `before_seq` and `limit`.
  ///
  /// @throws ApiException if they contradict one another, or are no such numbers
  static MessageQuery read(Context ctx) {
    boolean after = Parameters.given(ctx, "after_seq") != null;
    boolean before = Parameters.given(ctx, "before_seq") != null;
    boolean limited = Parameters.given(ctx, "limit") != null;
    if (after && before) {
      throw ApiException.badRequest(
          "Ask with after_seq for later messages or with before_seq for earlier ones, not with"
              + " both.");
    }
    long afterSeq = Parameters.number(ctx, "after_seq", 0, 0, Long.MAX_VALUE);
    long beforeSeq = Parameters.number(ctx, "before_seq", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    int limit = (int) Parameters.number(ctx, "limit", STANDARD_LIMIT, 1, MAX_LIMIT);
    if (after) {
      return limited ? new After(afterSeq, limit) : new All(afterSeq);
    }
    return before || limited ? new Before(beforeSeq, limit) : new All(0);
  }
}
