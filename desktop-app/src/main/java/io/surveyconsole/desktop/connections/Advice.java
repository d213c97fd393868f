package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.CloseWords;

/// What the operator does about a connection that ended, if anything.
final class Advice {
  private Advice() {}

  static String of(ClosedConnection closed) {
    if (closed.resumedAt() != null) {
      return text("advice.resumed");
    }
    Integer code = closed.connection().closeCode();
    if (CloseWords.isDone(code, closed.connection().closeReason())) {
      return text("advice.done");
    }
    return code == null ? "" : of(code);
  }

  private static String of(int code) {
    return switch (code) {
      case 1000, 1001, 1005, 4403, 4408 -> text("advice.left");
      case 1002, 1003, 1007, 1008 -> text("advice.client");
      case 1006, 4412 -> text("advice.returns");
      case 1009 -> text("advice.1009");
      case 1011 -> text("advice.1011");
      case 4401 -> text("advice.4401");
      case 4404 -> text("advice.4404");
      case 4413 -> text("advice.4413");
      case 4429 -> text("advice.4429");
      case 4503 -> text("advice.4503");
      default -> "";
    };
  }
}
