package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.server.protocol.CloseReason;
import org.jspecify.annotations.Nullable;

/// Why a connection ended, in figures and words: `4413 too slow: 1.2 MB in 38 messages waiting`.
public final class CloseWords {
  /// No frame came, so what is noted is of the server's own, or the network library's.
  private static final int WITHOUT_A_FRAME = 1006;

  /// What the server says itself of a line that was lost.
  private static final String SILENT = "silent for ";

  private CloseWords() {}

  public static String of(@Nullable Integer code, @Nullable String reason) {
    if (code == null) {
      return text("close.unknown");
    }
    String said = reason == null ? "" : SafeText.line(reason).strip();
    String meaning = meaning(code);
    String start = meaning.isEmpty() ? Integer.toString(code) : code + " " + meaning;
    return switch (code) {
      case WITHOUT_A_FRAME -> said.startsWith(SILENT) ? start + ", " + said : start;
      case 1000 -> isDone(code, reason) ? text("close.1000.completed") : with(start, meaning, said);
      case 4401, 4429 -> said.isEmpty() ? start : code + " " + said;
      default -> with(start, meaning, said);
    };
  }

  /// Whether the server closed it after the last answer. A client that leaves may use the same
  /// code. Whether nobody is to come back after it.
  public static boolean isDone(@Nullable Integer code, @Nullable String reason) {
    return code != null
        && code == CloseReason.FINISHED.code()
        && CloseReason.FINISHED.text().equals(reason);
  }

  private static String with(String start, String meaning, String said) {
    return said.isEmpty() || said.equalsIgnoreCase(meaning) ? start : start + ": " + said;
  }

  /// What a code means; empty for one that this protocol does not have.
  public static String meaning(int code) {
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
