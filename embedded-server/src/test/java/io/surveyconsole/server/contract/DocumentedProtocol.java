package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The examples and the table of close codes of `docs/protocol.md`.
///
/// @param examples in the order of the page
/// @param closeCodes the rows of the table: code, reason, connect again?
record DocumentedProtocol(List<Example> examples, List<CloseCode> closeCodes) {

  /// A fenced block.
  ///
  /// @param name what stands behind `json`, such as `server-ack-duplicate`
  record Example(String name, String text) {
    JsonNode json() {
      try {
        return new JsonMapper().readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("the example is no JSON: " + text, e);
      }
    }
  }

  /// A row of the table.
  record CloseCode(int code, String reason, String connectAgain) {}

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S*)[ ]?(\\S*)\\n(.*?)^```$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d{4}) \\| ([^|]*) \\| [^|]* \\| ([^|]*) \\| [^|]* \\|$");

  static DocumentedProtocol read() throws IOException {
    String page = Files.readString(page());
    List<Example> examples = new ArrayList<>();
    BLOCK
        .matcher(page)
        .results()
        .forEach(block -> {
          if (block.group(1).equals("json")) {
            assertThat(block.group(2)).as("the name of %s", block.group(3)).isNotEmpty();
            examples.add(new Example(block.group(2), block.group(3)));
          } else {
            assertThat(block.group(3)).doesNotContain("{\"");
          }
        });
    List<CloseCode> codes =
        ROW.matcher(page)
            .results()
            .map(row ->
                new CloseCode(
                    Integer.parseInt(row.group(1)), row.group(2).strip(), row.group(3).strip()))
            .toList();
    return new DocumentedProtocol(List.copyOf(examples), codes);
  }

  /// The page of the repository that the tests run in.
  private static Path page() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path page = folder.resolve("docs").resolve("protocol.md");
      if (Files.exists(page)) {
        return page;
      }
    }
    throw new AssertionError("there is no docs/protocol.md above the working directory");
  }

  List<Example> ofServer() {
    return examples.stream().filter(example -> example.name().startsWith("server-")).toList();
  }

  List<Example> ofClient() {
    return examples.stream().filter(example -> example.name().startsWith("client-")).toList();
  }
}
