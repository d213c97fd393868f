package io.surveyconsole.desktop.backend;

import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.AuditEntryView;
import io.surveyconsole.server.api.BroadcastSent;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.ConversationPage;
import io.surveyconsole.server.api.ConversationView;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewAdminToken;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.StepTaken;
import io.surveyconsole.server.api.TokenIssued;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the console asks of the server. Every call waits for the answer: never on the JavaFX
/// thread.
public interface SurveyApi {
  List<SurveyEntry> surveys() throws ApiException;

  List<Customer> customers() throws ApiException;

  Customer add(NewCustomer customer) throws ApiException;

  ConversationCreated begin(NewConversation conversation) throws ApiException;

  /// A further token of a conversation.
  TokenIssued issueToken(String conversationId) throws ApiException;

  /// A page of a conversation's messages, oldest first: the first ones after a number. Where they
  /// are long there are fewer; only where nothing is left there are none.
  ///
  /// @param limit 1 to 1,000
  List<MessageView> messagesAfter(String conversationId, long afterSeq, int limit)
      throws ApiException;

  /// A page of a conversation's messages, oldest first: the last ones before a number. Where they
  /// are long there are fewer; only where nothing is left there are none.
  ///
  /// @param beforeSeq [Long#MAX_VALUE] asks for the newest
  /// @param limit 1 to 1,000
  List<MessageView> messagesBefore(String conversationId, long beforeSeq, int limit)
      throws ApiException;

  /// Where a conversation stands, with the question that is open, and what was answered; without
  /// its messages.
  ConversationView conversation(String conversationId) throws ApiException;

  /// A version of a survey, as conversations began with it.
  SurveyDefinition survey(String surveyId, int version) throws ApiException;

  /// Ends a respondent's connection; the conversation stays and can be resumed.
  ///
  /// @param reason what the respondent is told; blank says nothing
  void close(String connectionId, String reason) throws ApiException;

  /// A page of the conversations with these words, the newest first.
  ///
  /// @param inTranscripts whether they are looked for in what was said, else in the respondent, the
  ///   id, the survey and the last message
  /// @param cursor where an earlier page ended; null begins with the newest
  ConversationPage find(String words, boolean inTranscripts, @Nullable String cursor)
      throws ApiException;

  /// The connections of a conversation that are open or on record, oldest first.
  List<ConnectionView> connectionsOf(String conversationId) throws ApiException;

  /// The respondents' connections that are open now.
  List<ConnectionView> connections() throws ApiException;

  /// Says something in a conversation as the bot.
  StepTaken sayAsBot(String conversationId, String words) throws ApiException;

  /// Asks the open question again.
  StepTaken repeatQuestion(String conversationId) throws ApiException;

  /// Passes over the open question and its follow-ups.
  ///
  /// @param questionId nothing is skipped while another one is open
  StepTaken skipQuestion(String conversationId, String questionId) throws ApiException;

  /// Ends a conversation before its last question.
  ///
  /// @param words what the respondent is told
  StepTaken endConversation(String conversationId, String words) throws ApiException;

  /// Lets an ended conversation go on.
  StepTaken reopenConversation(String conversationId) throws ApiException;

  /// Says something as the bot in every conversation that somebody is connected to.
  BroadcastSent broadcast(String words) throws ApiException;

  /// Ends every connection of a conversation, which stays and can be resumed.
  ///
  /// @param reason what each client is told; blank says nothing
  ///
  /// @return how many were closed
  int closeAll(String conversationId, String reason) throws ApiException;

  /// The tokens of operators and scripts, by name; the server's own is not among them.
  List<AdminTokenView> adminTokens() throws ApiException;

  /// Makes a token, which the server shows this once.
  AdminTokenMade makeAdminToken(NewAdminToken token) throws ApiException;

  /// Revokes a token by its name: it opens nothing any more.
  void revokeAdminToken(String name) throws ApiException;

  /// What operators and scripts did, the newest first.
  ///
  /// @param before only entries with a lower number; [Long#MAX_VALUE] begins with the newest
  /// @param limit 1 to 1,000
  List<AuditEntryView> audit(long before, int limit) throws ApiException;

  /// All of that for a spreadsheet: UTF-8, a line of titles, the newest first. It comes while it is
  /// read; the caller closes it, from any thread.
  InputStream auditCsv() throws ApiException;
}
