package io.surveyconsole.desktop.backend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One version of a survey: what it asks, in its order.
public record SurveyDefinition(String id, String name, int version, List<Asked> questions) {

  /// A question; its follow-ups are asked where its answer asks for them.
  public record Asked(
      String id,
      String text,
      @Nullable List<Choice> options,
      @JsonProperty("followUps") @Nullable List<Asked> followUps) {
    public Asked {
      options = Objects.requireNonNullElse(options, List.of());
      followUps = Objects.requireNonNullElse(followUps, List.of());
    }
  }

  /// What can be chosen.
  public record Choice(String id, String text) {}
}
