package io.surveyconsole.desktop.fx;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts text on the system's clipboard, whole and unchanged.
@FunctionalInterface
public interface Copying {
  void copy(String text);

  /// The real clipboard; on the JavaFX thread.
  static Copying clipboard() {
    return text -> {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    };
  }
}
