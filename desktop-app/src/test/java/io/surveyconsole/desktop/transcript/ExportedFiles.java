package io.surveyconsole.desktop.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import de.siegmar.fastcsv.reader.CsvReader;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.MessageView;
import java.util.List;

/// Reads exported files as other programs would.
final class ExportedFiles {
  private ExportedFiles() {}

  static List<MessageView> json(String file) throws JsonProcessingException {
    return ApiJson.mapper().readValue(file, new TypeReference<>() {});
  }

  /// The records without the titles.
  static List<List<String>> csv(String file) {
    return CsvReader.builder().ofCsvRecord(file).stream()
        .skip(1)
        .map(record -> List.copyOf(record.getFields()))
        .toList();
  }
}
