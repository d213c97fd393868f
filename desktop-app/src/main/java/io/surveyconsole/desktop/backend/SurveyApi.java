package io.surveyconsole.desktop.backend;

import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.TokenIssued;
import java.util.List;

/// What the console asks of the server. Every call waits for the answer: never on the JavaFX
/// thread.
public interface SurveyApi {
  List<SurveyEntry> surveys() throws ApiException;

  List<Customer> customers() throws ApiException;

  Customer add(NewCustomer customer) throws ApiException;

  ConversationCreated begin(NewConversation conversation) throws ApiException;

  /// A further token of a conversation.
  TokenIssued issueToken(String conversationId) throws ApiException;

  /// The messages of a conversation, oldest first.
  ///
  /// @param afterSeq only those with a higher number; 0 asks for all
  List<MessageView> messages(String conversationId, long afterSeq) throws ApiException;

  /// Ends a respondent's connection; the conversation stays and can be resumed.
  ///
  /// @param reason what the respondent is told; blank says nothing
  void close(String connectionId, String reason) throws ApiException;
}
