package io.surveyconsole.survey.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents and every problem that is found in each, from `problems.txt`.
class DefinitionReaderTest {

  record Example(String title, String document, List<String> problems) {
    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsEveryProblemAndItsPlace(Example example) {
    var reading = DefinitionReader.read(example.document().getBytes(UTF_8));
    var found =
        reading.problems().stream()
            .map(p ->
                "%d:%d %s %s| %s"
                    .formatted(
                        p.place().line(),
                        p.place().column(),
                        p.severity(),
                        p.place().pointer(),
                        p.text()))
            .toList();
    assertThat(found).isEqualTo(example.problems());
    assertThat(reading instanceof Reading.Valid)
        .isEqualTo(found.stream().noneMatch(line -> line.contains(" ERROR ")));
  }

  static Stream<Example> examples() {
    var examples = new ArrayList<Example>();
    for (var block : resource().split("(?m)^=== ", -1)) {
      if (!block.isBlank() && !block.startsWith("#")) {
        var title = block.substring(0, block.indexOf('\n'));
        var parts = block.substring(title.length() + 1).split("(?m)^---\n", -1);
        examples.add(new Example(title, parts[0].stripTrailing(), parts[1].lines().toList()));
      }
    }
    assertThat(examples).hasSizeGreaterThan(50);
    return examples.stream();
  }

  private static String resource() {
    try (var in = DefinitionReaderTest.class.getResourceAsStream("problems.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
