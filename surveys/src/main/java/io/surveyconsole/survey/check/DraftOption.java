package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.model.Option;
import io.surveyconsole.survey.model.OptionId;
import org.jspecify.annotations.Nullable;

/// An option as its author wrote it.
public record DraftOption(@Nullable Located<String> id, @Nullable Located<String> text) {

  /// Whether both parts are there and say something.
  boolean isComplete() {
    return id != null && text != null && !id.value().isBlank() && !text.value().isBlank();
  }

  Option toOption() {
    return new Option(new OptionId(requireNonNull(id).value()), requireNonNull(text).value());
  }
}
