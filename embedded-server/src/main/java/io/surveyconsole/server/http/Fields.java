package io.surveyconsole.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.protocol.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The fields of a request's body. Collects what is wrong with each; [#check] tells all at once.
final class Fields {
  private final JsonNode body;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  Fields(JsonNode body) {
    this.body = body;
  }

  /// A text that must be there and not be blank; empty where it is wrong.
  String text(String name, int maxLength) {
    String value = string(name);
    if (value == null) {
      wrong(name, "is missing");
      return "";
    }
    if (value.isBlank()) {
      wrong(name, "must not be empty");
    }
    tooLong(name, value, maxLength);
    return value;
  }

  /// A text as it came, judged by somebody else; empty where it is missing.
  String content(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      wrong(name, "is missing");
      return "";
    }
    if (!node.isTextual()) {
      wrong(name, "must be a string");
      return "";
    }
    return node.textValue();
  }

  /// A text as it came, judged by somebody else; null where it is absent.
  @Nullable String optionalContent(String name) {
    JsonNode node = body.get(name);
    return node == null || node.isNull() ? null : content(name);
  }

  /// A text of this form, or null where it is absent.
  @Nullable String optional(String name, Predicate<String> form, String formInWords) {
    String value = string(name);
    if (value != null && !form.test(value)) {
      wrong(name, formInWords);
    }
    return value;
  }

  /// True or false; false where it is absent.
  boolean flag(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      wrong(name, "must be true or false");
    }
    return node.asBoolean();
  }

  void wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
  }

  /// Goes on only if nothing was wrong.
  void check() {
    if (!errors.isEmpty()) {
      throw ApiException.invalid(
          "See errors: "
              + String.join(
                  "; ",
                  errors.stream().map(error -> error.field() + " " + error.message()).toList())
              + ".",
          errors);
    }
  }

  private @Nullable String string(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      wrong(name, "must be a string");
      return "?";
    }
    String value = node.textValue();
    if (value.indexOf('\0') >= 0 || !WellFormed.text(value)) {
      wrong(name, "holds a character that is no text");
      return "?";
    }
    return value;
  }

  private void tooLong(String name, String value, int maxLength) {
    if (value.length() > maxLength) {
      wrong(name, "must have at most " + maxLength + " characters");
    }
  }
}
