package io.surveyconsole.server.websocket;

import java.nio.charset.StandardCharsets;

/// Sizes and cuts of text as it goes over the wire.
final class Utf8 {
  private Utf8() {}

  /// How many bytes a well-formed text takes.
  static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair counts two of the pair's four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /// The beginning of a text that takes at most this many bytes.
  static String cut(String text, int maxBytes) {
    if (length(text) <= maxBytes) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = maxBytes;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
