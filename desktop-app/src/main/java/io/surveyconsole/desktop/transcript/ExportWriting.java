package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import com.fasterxml.jackson.databind.SequenceWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.MessageView;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A transcript while it is written, message by message.
interface ExportWriting extends Closeable {
  void write(MessageView message) throws IOException;

  /// Begins; closing it ends the text but not the stream's place.
  static ExportWriting begin(
      ExportForm form, OutputStream out, ConversationSummary conversation, Times times)
      throws IOException {
    return switch (form) {
      case TEXT -> new Text(out, conversation, times);
      case JSON -> new Json(out);
      case CSV -> new Csv(out);
    };
  }

  /// For people.
  final class Text implements ExportWriting {
    private final Writer out;
    private final TranscriptText words;

    Text(OutputStream stream, ConversationSummary conversation, Times times) throws IOException {
      out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
      String name = SafeText.line(conversation.customerName());
      words = new TranscriptText(times, name);
      out.write(
          text(
              "transcript.export.head",
              name,
              SafeText.line(conversation.customerEmail()),
              SafeText.line(conversation.surveyName()),
              conversation.surveyVersion(),
              conversation.id(),
              times.zone().getId()));
      out.write("\n\n");
    }

    @Override
    public void write(MessageView message) throws IOException {
      out.write(words.of(Said.of(message)));
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// For programs: what the server answers to `GET /conversations/{id}/messages`.
  final class Json implements ExportWriting {
    private final SequenceWriter out;

    Json(OutputStream stream) throws IOException {
      out = ApiJson.mapper().writer().writeValues(stream).init(true);
    }

    @Override
    public void write(MessageView message) throws IOException {
      var _ = out.write(message);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// For spreadsheets, which take what is marked for UTF-8, and every text for text.
  final class Csv implements ExportWriting {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private final CsvWriter out;

    Csv(OutputStream stream) throws IOException {
      var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
      writer.write(BYTE_ORDER_MARK);
      out = CsvWriter.builder().build(writer);
      out.writeRecord("seq", "timestamp", "sender", "content");
    }

    @Override
    public void write(MessageView message) {
      out.writeRecord(
          Long.toString(message.seq()),
          message.timestamp().toString(),
          message.sender().name(),
          harmless(message.content()));
    }

    private static String harmless(String content) {
      boolean formula = !content.isEmpty() && BEGINS_A_FORMULA.indexOf(content.charAt(0)) >= 0;
      return formula ? "'" + content : content;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
