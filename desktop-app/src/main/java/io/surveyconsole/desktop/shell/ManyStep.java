package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.conversations.ConversationRow;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Something that the operator can do with many conversations.
///
/// @param id of its button and its question
/// @param title on the button, and what the status bar calls it
/// @param question asked first, with how many it touches
/// @param consequences what happens then, with how many it touches
/// @param told what the words are that it takes
/// @param usual the words unless the operator changes them
/// @param agree on the button that does it
/// @param touches which conversations it can be done with
/// @param none said where it can be done with none
/// @param fitting what of the typed words can be sent
record ManyStep(
    String id,
    String title,
    String task,
    UnaryOperator<String> question,
    UnaryOperator<String> consequences,
    String told,
    String usual,
    String agree,
    boolean dangerous,
    Predicate<ConversationRow> touches,
    String none,
    UnaryOperator<String> fitting,
    InOne doing) {

  /// What is done in one conversation, with the operator's words.
  interface InOne {
    Object run(String conversationId, String words) throws ApiException;
  }
}
