package io.surveyconsole.desktop.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Lays JSON out to be read.
final class PrettyJson {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  PrettyJson() {
    var mapper = JsonMapper.builder().build();
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    reader = mapper.reader();
    writer = mapper.writer(printer);
  }

  /// The text a line per member; as it is where it is no JSON.
  String of(String text) {
    try {
      var tree = reader.readTree(text);
      return tree.isContainerNode() ? writer.writeValueAsString(tree) : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
