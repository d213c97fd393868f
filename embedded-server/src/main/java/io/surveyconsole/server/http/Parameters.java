package io.surveyconsole.server.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Parameters in the query of a request.
final class Parameters {
  private Parameters() {}

  /// The value; null where it is absent or blank.
  static @Nullable String given(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null || value.isBlank() ? null : value;
  }

  /// A yes or no; null where it is not given.
  ///
  /// @throws ApiException if it is neither
  static @Nullable Boolean flag(Context ctx, String name) {
    String given = given(ctx, name);
    return switch (given) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiException.badRequest(name + " must be true or false.");
    };
  }

  /// A whole number.
  ///
  /// @throws ApiException if it is none of this range
  static long number(Context ctx, String name, long standard, long least, long most) {
    String given = given(ctx, name);
    if (given == null) {
      return standard;
    }
    try {
      long number = Long.parseLong(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words as a number out of range
    }
    throw ApiException.badRequest(
        name
            + " must be a whole number of "
            + least
            + " or more"
            + (most == Long.MAX_VALUE ? "." : ", at most " + most + "."));
  }
}
