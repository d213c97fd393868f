package io.surveyconsole.desktop.backend;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.server.api.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call failed. Its message is meant for the operator.
public final class ApiException extends Exception {
  private static final int NO_ANSWER = 0;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final int status;
  private final @Nullable Problem problem;

  private ApiException(
      String message, int status, @Nullable Problem problem, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.problem = problem;
  }

  /// The server refused, and said why.
  public static ApiException refused(Problem problem) {
    return new ApiException(
        text("api.refused", problem.title(), problem.detail(), problem.errorId()),
        problem.status(),
        problem,
        null);
  }

  /// The server answered with something that is not for us.
  static ApiException strange(int status) {
    return new ApiException(text("api.strange", Integer.toString(status)), status, null, null);
  }

  /// Nothing answered.
  static ApiException unreachable(Throwable cause) {
    return new ApiException(text("api.unreachable"), NO_ANSWER, null, cause);
  }

  /// No server is running.
  static ApiException stopped() {
    return new ApiException(text("api.stopped"), NO_ANSWER, null, null);
  }

  /// Whether the console's token opens this not, or nothing at all.
  public boolean notAllowed() {
    return status == UNAUTHORISED || status == FORBIDDEN;
  }

  /// Whether something stands in the way that is there already.
  public boolean conflict() {
    return status == CONFLICT;
  }

  /// What is said of one field, if anything is.
  public String ofField(String field) {
    if (problem == null || problem.errors() == null) {
      return "";
    }
    return Objects.requireNonNull(problem.errors()).stream()
        .filter(error -> error.field().equals(field))
        .map(Problem.FieldError::message)
        .findFirst()
        .orElse("");
  }

  /// Finds the same event in the server's log; empty where the server gave none.
  public String errorId() {
    return problem == null ? "" : Objects.requireNonNullElse(problem.errorId(), "");
  }

  /// The words for the operator.
  public String words() {
    return Objects.requireNonNullElse(getMessage(), "");
  }

  /// The words of any failure for the operator.
  public static String wordsOf(Exception failure) {
    return failure instanceof ApiException api ? api.words() : text("api.unexpected", failure);
  }
}
