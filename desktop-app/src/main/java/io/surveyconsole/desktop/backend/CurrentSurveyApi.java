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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks whichever server is connected at the moment of the call.
final class CurrentSurveyApi implements SurveyApi {
  private final Supplier<Optional<SurveyApi>> current;

  CurrentSurveyApi(Supplier<Optional<SurveyApi>> current) {
    this.current = current;
  }

  @Override
  public List<SurveyEntry> surveys() throws ApiException {
    return now().surveys();
  }

  @Override
  public List<Customer> customers() throws ApiException {
    return now().customers();
  }

  @Override
  public Customer add(NewCustomer customer) throws ApiException {
    return now().add(customer);
  }

  @Override
  public ConversationCreated begin(NewConversation conversation) throws ApiException {
    return now().begin(conversation);
  }

  @Override
  public TokenIssued issueToken(String conversationId) throws ApiException {
    return now().issueToken(conversationId);
  }

  @Override
  public List<MessageView> messagesAfter(String conversationId, long afterSeq, int limit)
      throws ApiException {
    return now().messagesAfter(conversationId, afterSeq, limit);
  }

  @Override
  public List<MessageView> messagesBefore(String conversationId, long beforeSeq, int limit)
      throws ApiException {
    return now().messagesBefore(conversationId, beforeSeq, limit);
  }

  @Override
  public ConversationView conversation(String conversationId) throws ApiException {
    return now().conversation(conversationId);
  }

  @Override
  public SurveyDefinition survey(String surveyId, int version) throws ApiException {
    return now().survey(surveyId, version);
  }

  @Override
  public void close(String connectionId, String reason) throws ApiException {
    now().close(connectionId, reason);
  }

  @Override
  public ConversationPage find(String words, boolean inTranscripts, @Nullable String cursor)
      throws ApiException {
    return now().find(words, inTranscripts, cursor);
  }

  @Override
  public List<ConnectionView> connectionsOf(String conversationId) throws ApiException {
    return now().connectionsOf(conversationId);
  }

  @Override
  public List<ConnectionView> connections() throws ApiException {
    return now().connections();
  }

  @Override
  public StepTaken sayAsBot(String conversationId, String words) throws ApiException {
    return now().sayAsBot(conversationId, words);
  }

  @Override
  public StepTaken repeatQuestion(String conversationId) throws ApiException {
    return now().repeatQuestion(conversationId);
  }

  @Override
  public StepTaken skipQuestion(String conversationId, String questionId) throws ApiException {
    return now().skipQuestion(conversationId, questionId);
  }

  @Override
  public StepTaken endConversation(String conversationId, String words) throws ApiException {
    return now().endConversation(conversationId, words);
  }

  @Override
  public StepTaken reopenConversation(String conversationId) throws ApiException {
    return now().reopenConversation(conversationId);
  }

  @Override
  public BroadcastSent broadcast(String words) throws ApiException {
    return now().broadcast(words);
  }

  @Override
  public int closeAll(String conversationId, String reason) throws ApiException {
    return now().closeAll(conversationId, reason);
  }

  @Override
  public List<AdminTokenView> adminTokens() throws ApiException {
    return now().adminTokens();
  }

  @Override
  public AdminTokenMade makeAdminToken(NewAdminToken token) throws ApiException {
    return now().makeAdminToken(token);
  }

  @Override
  public void revokeAdminToken(String name) throws ApiException {
    now().revokeAdminToken(name);
  }

  @Override
  public List<AuditEntryView> audit(long before, int limit) throws ApiException {
    return now().audit(before, limit);
  }

  @Override
  public InputStream auditCsv() throws ApiException {
    return now().auditCsv();
  }

  private SurveyApi now() throws ApiException {
    return current.get().orElseThrow(ApiException::stopped);
  }
}
