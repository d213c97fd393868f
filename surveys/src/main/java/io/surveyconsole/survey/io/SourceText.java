package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The characters of a definition.
sealed interface SourceText {

  /// All of them.
  record Decoded(String text) implements SourceText {}

  /// These bytes are none.
  ///
  /// @param place of the first byte that is not UTF-8
  record NotUtf8(Place place) implements SourceText {}

  /// Tolerates a byte order mark, which some editors write.
  static SourceText of(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var chars = CharBuffer.allocate(bytes.length);
    var result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    var text = withoutMark(chars.flip().toString());
    return result.isError() ? new NotUtf8(end(text)) : new Decoded(text);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// Where a text ends.
  static Place end(String text) {
    var lines = text.split("\r\n|\r|\n", -1);
    return new Place(lines.length, lines[lines.length - 1].length() + 1, "");
  }
}
