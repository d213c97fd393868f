package io.surveyconsole.server.http;

import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that cannot be answered as asked. The texts are for the caller.
final class ApiException extends RuntimeException {
  private final int status;
  private final String title;
  private final List<Problem.FieldError> errors;
  private final @Nullable Refusal limit;

  private ApiException(
      int status,
      String title,
      String detail,
      List<Problem.FieldError> errors,
      @Nullable Refusal limit) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.errors = List.copyOf(errors);
    this.limit = limit;
  }

  private ApiException(int status, String title, String detail, List<Problem.FieldError> errors) {
    this(status, title, detail, errors, null);
  }

  static ApiException badRequest(String detail) {
    return new ApiException(400, "The request cannot be read", detail, List.of());
  }

  static ApiException unauthorized(String detail) {
    return new ApiException(401, "Not authorised", detail, List.of());
  }

  static ApiException tooManyWrongTokens() {
    return new ApiException(
        429,
        "Too many wrong tokens",
        "There were too many wrong tokens from your network. Wait a minute; a right one passes at"
            + " once.",
        List.of());
  }

  static ApiException tooFast() {
    return new ApiException(
        429,
        "Too fast",
        "That was too fast, and was not taken. Send it again in a moment.",
        List.of(),
        Refusal.MESSAGE_RATE);
  }

  static ApiException tooDeep() {
    return new ApiException(
        400,
        "The request cannot be read",
        "The body's JSON is nested too deep, or a number or name in it is too long.",
        List.of(),
        Refusal.REQUEST_SIZE);
  }

  static ApiException forbidden(String detail) {
    return new ApiException(403, "Not allowed", detail, List.of());
  }

  static ApiException notFound(String detail) {
    return new ApiException(404, "Not found", detail, List.of());
  }

  static ApiException conflict(String detail) {
    return new ApiException(409, "Conflict", detail, List.of());
  }

  static ApiException invalid(String detail, List<Problem.FieldError> errors) {
    return new ApiException(422, "The content cannot be taken", detail, errors);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /// The limit that stood against it, where one did.
  @Nullable Refusal limit() {
    return limit;
  }

  List<Problem.FieldError> errors() {
    return errors;
  }
}
