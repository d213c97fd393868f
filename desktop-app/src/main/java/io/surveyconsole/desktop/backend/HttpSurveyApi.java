package io.surveyconsole.desktop.backend;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The API over HTTP, as any script would use it.
final class HttpSurveyApi implements SurveyApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
  public List<MessageView> messages(String conversationId, long afterSeq) throws ApiException {
    String path = "/conversations/" + encode(conversationId) + "/messages?after_seq=" + afterSeq;
    return read(call(request(path).GET()), new TypeReference<>() {});
  }

  @Override
  public void close(String connectionId, String reason) throws ApiException {
    String query = reason.isBlank() ? "" : "?reason=" + encode(reason);
    var _ = call(request("/connections/" + encode(connectionId) + query).DELETE());
  }

  private String post(String path, Object body) throws ApiException {
    try {
      return call(
          request(path)
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
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw ApiException.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unreachable(e);
    }
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw failure(response);
  }

  private ApiException failure(HttpResponse<String> response) {
    try {
      Problem problem = json.readValue(response.body(), Problem.class);
      boolean told = problem != null && problem.title() != null && problem.detail() != null;
      return told ? ApiException.refused(problem) : ApiException.strange(response.statusCode());
    } catch (JacksonException e) {
      return ApiException.strange(response.statusCode());
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
