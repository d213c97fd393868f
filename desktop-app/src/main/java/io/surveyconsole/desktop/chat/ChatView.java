package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.fx.KeptDividers;
import io.surveyconsole.desktop.fx.Kit;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/// The place of the test chat: what is tried at the top, the chat at the left, the wire at the
/// right.
final class ChatView extends BorderPane {
  private static final KeyCombination NEW_TEST =
      new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination TO_INPUT =
      new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);
  private static final double CHAT_SHARE = 0.42;

  private final InputBar input;

  ChatView(ChatModel model, Kit kit) {
    getStyleClass().addAll("place", "chat-place");
    input = new InputBar(model);
    var chat = new ChatPane(model, kit, input);
    var split = new SplitPane(chat, new WireView(model, kit));
    split.getStyleClass().add("chat-split");
    KeptDividers.keep(split, "chat", kit.settings(), CHAT_SHARE);
    SplitPane.setResizableWithParent(chat, false);
    setTop(new ChatHeader(model, kit));
    setCenter(split);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (NEW_TEST.match(event)) {
            model.beginTest();
            event.consume();
          } else if (TO_INPUT.match(event)) {
            focusInput();
            event.consume();
          }
        });
  }

  void focusInput() {
    input.begin();
  }
}
