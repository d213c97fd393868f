package io.surveyconsole.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a call failed: `application/problem+json` of RFC 9457.
///
/// @param type always `about:blank`
/// @param title a few plain words
/// @param status the HTTP status
/// @param detail what happened and what to do
/// @param errorId finds the same event in the server's log
/// @param errors one entry a field or place that is wrong; absent where there is none
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String errorId,
    @Nullable List<FieldError> errors) {

  /// What is wrong with one field, or at one place of a document.
  ///
  /// @param field its name, or `line:column`
  public record FieldError(String field, String message) {}
}
