package io.surveyconsole.desktop.chat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Begins test conversations on a real server.
final class ServerBackend implements ChatBackend, AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = ApiJson.mapper();
  private final Supplier<SurveyServer> server;

  ServerBackend(Supplier<SurveyServer> server) {
    this.server = server;
  }

  @Override
  public List<SurveyChoice> surveys() throws IOException, InterruptedException {
    return Arrays.asList(call("/surveys", null, SurveyChoice[].class));
  }

  @Override
  public ChatTicket beginTest(String surveyId) throws IOException, InterruptedException {
    Customer customer =
        call(
            "/customers",
            new NewCustomer(null, "Test respondent", "test@localhost"),
            Customer.class);
    var begun =
        call(
            "/conversations",
            new NewConversation(customer.id(), surveyId, true),
            ConversationCreated.class);
    return new ChatTicket(begun.conversationId(), begun.token());
  }

  @Override
  public Secret token(String conversationId) throws IOException, InterruptedException {
    return call("/conversations/" + conversationId + "/tokens", "", TokenIssued.class).token();
  }

  @Override
  public ObservableList<ConversationSummary> latestTests() {
    return FXCollections.emptyObservableList();
  }

  @Override
  public Optional<Boolean> isTest(String conversationId) {
    return Optional.empty();
  }

  /// How many messages of a conversation are stored.
  int messages(String conversationId) throws IOException, InterruptedException {
    return call("/conversations/" + conversationId + "/messages", null, MessageView[].class).length;
  }

  @Override
  public void close() {
    http.close();
  }

  private <T> T call(String path, @Nullable Object body, Class<T> type)
      throws IOException, InterruptedException {
    var running = server.get();
    var request =
        HttpRequest.newBuilder(running.address().resolve(path))
            .header("Authorization", "Bearer " + running.adminToken().value())
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return json.readValue(answer.body(), type);
  }
}
