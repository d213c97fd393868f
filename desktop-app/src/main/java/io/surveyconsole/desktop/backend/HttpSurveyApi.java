package io.surveyconsole.desktop.backend;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.AuditEntryView;
import io.surveyconsole.server.api.BroadcastSent;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConnectionsClosed;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.ConversationPage;
import io.surveyconsole.server.api.ConversationView;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewAdminToken;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.OperatorWords;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.QuestionToSkip;
import io.surveyconsole.server.api.StepTaken;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The API over HTTP, as any script would use it.
final class HttpSurveyApi implements SurveyApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What is stored in thousands of conversations may take a slow disk some time.
  private static final Duration PATIENCE_FOR_ALL = Duration.ofMinutes(5);

  private static final String ADMIN_TOKENS = "/admin/tokens";
  private static final int FOUND_AT_ONCE = 200;
  private static final int LONGEST_PROBLEM = 64 * 1024;

  private final URI address;
  private final Secret token;
  private final HttpClient http;
  private final JsonMapper json = ApiJson.mapper();

  HttpSurveyApi(URI address, Secret token, HttpClient http) {
    this.address = address;
    this.token = token;
    this.http = http;
  }

  @Override
  public List<SurveyEntry> surveys() throws ApiException {
    return read(call(request("/surveys").GET()), new TypeReference<>() {});
  }

  @Override
  public List<Customer> customers() throws ApiException {
    return read(call(request("/customers").GET()), new TypeReference<>() {});
  }

  @Override
  public Customer add(NewCustomer customer) throws ApiException {
    return read(post("/customers", customer), new TypeReference<>() {});
  }

  @Override
  public ConversationCreated begin(NewConversation conversation) throws ApiException {
    return read(post("/conversations", conversation), new TypeReference<>() {});
  }

  @Override
  public TokenIssued issueToken(String conversationId) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/tokens";
    return read(call(request(path).POST(BodyPublishers.noBody())), new TypeReference<>() {});
  }

  @Override
  public List<MessageView> messagesAfter(String conversationId, long afterSeq, int limit)
      throws ApiException {
    return messages(conversationId, "?after_seq=" + afterSeq + "&limit=" + limit);
  }

  @Override
  public List<MessageView> messagesBefore(String conversationId, long beforeSeq, int limit)
      throws ApiException {
    return messages(conversationId, "?before_seq=" + beforeSeq + "&limit=" + limit);
  }

  private List<MessageView> messages(String conversationId, String query) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/messages" + query;
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public ConversationView conversation(String conversationId) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "?messages=false";
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public SurveyDefinition survey(String surveyId, int version) throws ApiException {
    String path = "/surveys/" + encode(surveyId) + "?version=" + version;
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public void close(String connectionId, String reason) throws ApiException {
    var _ = call(request("/connections/" + encode(connectionId) + query(reason)).DELETE());
  }

  @Override
  public int closeAll(String conversationId, String reason) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/connections" + query(reason);
    ConnectionsClosed answer = read(call(request(path).DELETE()), new TypeReference<>() {});
    return answer.closed();
  }

  private static String query(String reason) {
    return reason.isBlank() ? "" : "?reason=" + encode(reason);
  }

  @Override
  public ConversationPage find(String words, boolean inTranscripts, @Nullable String cursor)
      throws ApiException {
    String path =
        "/conversations?limit="
            + FOUND_AT_ONCE
            + "&q="
            + encode(words)
            + (inTranscripts ? "&in=transcript" : "")
            + (cursor == null ? "" : "&cursor=" + encode(cursor));
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public List<ConnectionView> connectionsOf(String conversationId) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/connections";
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public List<ConnectionView> connections() throws ApiException {
    return read(call(request("/connections").GET()), new TypeReference<>() {});
  }

  @Override
  public StepTaken sayAsBot(String conversationId, String words) throws ApiException {
    return step(conversationId, "operator-messages", new OperatorWords(words));
  }

  @Override
  public StepTaken repeatQuestion(String conversationId) throws ApiException {
    return step(conversationId, "repeat", Map.of());
  }

  @Override
  public StepTaken skipQuestion(String conversationId, String questionId) throws ApiException {
    return step(conversationId, "skip", new QuestionToSkip(questionId));
  }

  @Override
  public StepTaken endConversation(String conversationId, String words) throws ApiException {
    return step(conversationId, "end", new OperatorWords(words));
  }

  @Override
  public StepTaken reopenConversation(String conversationId) throws ApiException {
    return step(conversationId, "reopen", Map.of());
  }

  private StepTaken step(String conversationId, String step, Object body) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/" + step;
    return read(post(path, body), new TypeReference<>() {});
  }

  @Override
  public BroadcastSent broadcast(String words) throws ApiException {
    var request = request("/broadcast").timeout(PATIENCE_FOR_ALL);
    return read(post(request, new OperatorWords(words)), new TypeReference<>() {});
  }

  @Override
  public List<AdminTokenView> adminTokens() throws ApiException {
    return read(call(request(ADMIN_TOKENS).GET()), new TypeReference<>() {});
  }

  @Override
  public AdminTokenMade makeAdminToken(NewAdminToken token) throws ApiException {
    return read(post(ADMIN_TOKENS, token), new TypeReference<>() {});
  }

  @Override
  public void revokeAdminToken(String name) throws ApiException {
    var _ = call(request(ADMIN_TOKENS + "/" + encode(name)).DELETE());
  }

  @Override
  public List<AuditEntryView> audit(long before, int limit) throws ApiException {
    String query = "?before=" + before + "&limit=" + limit;
    return read(call(request("/admin/audit" + query).GET()), new TypeReference<>() {});
  }

  @Override
  public InputStream auditCsv() throws ApiException {
    var response = send(request("/admin/audit.csv").GET(), BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      String told = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
      throw failure(response.statusCode(), told);
    } catch (IOException e) {
      throw ApiException.unreachable(e);
    }
  }

  private String post(String path, Object body) throws ApiException {
    return post(request(path), body);
  }

  private String post(HttpRequest.Builder request, Object body) throws ApiException {
    try {
      return call(
          request
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token.value());
  }

  private String call(HttpRequest.Builder request) throws ApiException {
    var response = send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw failure(response.statusCode(), response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws ApiException {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw ApiException.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unreachable(e);
    }
  }

  private ApiException failure(int status, String body) {
    try {
      Problem problem = json.readValue(body, Problem.class);
      boolean told = problem != null && problem.title() != null && problem.detail() != null;
      return told ? ApiException.refused(problem) : ApiException.strange(status);
    } catch (JacksonException e) {
      return ApiException.strange(status);
    }
  }

  private <T> T read(String body, TypeReference<T> type) throws ApiException {
    try {
      return json.readValue(body, type);
    } catch (JacksonException e) {
      throw ApiException.unreachable(e);
    }
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
