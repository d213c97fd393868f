package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.config.Secret;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;

/// What the test chat asks of the server besides its own conversation. A failure's message is meant
/// for the operator.
public interface ChatBackend {

  /// The surveys that can be asked; waits for the answer, never on the JavaFX thread.
  List<SurveyChoice> surveys() throws Exception;

  /// Begins a conversation that is marked as a test; waits for the answer, never on the JavaFX
  /// thread.
  ///
  /// @return what lets into it
  ChatTicket beginTest(String surveyId) throws Exception;

  /// A token of this conversation for the test chat; waits for the answer, never on the JavaFX
  /// thread.
  Secret token(String conversationId) throws Exception;

  /// The latest test conversations, newest first; on the JavaFX thread.
  ObservableList<ConversationSummary> latestTests();

  /// Whether this conversation is a test, if that is known; on the JavaFX thread.
  Optional<Boolean> isTest(String conversationId);
}
