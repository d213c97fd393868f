package io.surveyconsole.survey.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The definitions that ship with the program, to begin with and to learn from.
public final class ShippedSurveys {

  private static final List<String> NAMES =
      List.of("1.json", "support-feedback.json", "event-feedback.json");

  private ShippedSurveys() {}

  /// All of them; each is free of errors and warnings.
  public static List<Shipped> all() {
    return NAMES.stream().map(Shipped::new).toList();
  }

  /// One definition.
  ///
  /// @param fileName that it is to have in a folder of surveys
  public record Shipped(String fileName) {

    /// The content of the file.
    public byte[] bytes() {
      try (var in = ShippedSurveys.class.getResourceAsStream("/surveys/" + fileName)) {
        return Objects.requireNonNull(in, "the program ships no " + fileName).readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + fileName + " from the program", e);
      }
    }
  }
}
