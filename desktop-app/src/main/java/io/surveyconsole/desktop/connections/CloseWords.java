package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import org.jspecify.annotations.Nullable;

/// Why a connection ended, in figures and words: `4413 too slow: 1 MiB waiting`.
final class CloseWords {
  /// No frame came, so no reason did either; what is noted with it is the network library's text.
  private static final int WITHOUT_A_FRAME = 1006;

  private CloseWords() {}

  static String of(@Nullable Integer code, @Nullable String reason) {
    if (code == null) {
      return text("close.unknown");
    }
    String meaning = meaning(code);
    String said = reason == null || code == WITHOUT_A_FRAME ? "" : SafeText.line(reason).strip();
    String start = meaning.isEmpty() ? Integer.toString(code) : code + " " + meaning;
    return said.isEmpty() || said.equalsIgnoreCase(meaning) ? start : start + ": " + said;
  }

  private static String meaning(int code) {
    return switch (code) {
      case 1000 -> text("close.1000");
      case 1001 -> text("close.1001");
      case 1002 -> text("close.1002");
      case 1003 -> text("close.1003");
      case 1005 -> text("close.1005");
      case 1006 -> text("close.1006");
      case 1007 -> text("close.1007");
      case 1008 -> text("close.1008");
      case 1009 -> text("close.1009");
      case 1011 -> text("close.1011");
      case 4401 -> text("close.4401");
      case 4403 -> text("close.4403");
      case 4404 -> text("close.4404");
      case 4408 -> text("close.4408");
      case 4412 -> text("close.4412");
      case 4413 -> text("close.4413");
      case 4429 -> text("close.4429");
      case 4503 -> text("close.4503");
      default -> "";
    };
  }
}
