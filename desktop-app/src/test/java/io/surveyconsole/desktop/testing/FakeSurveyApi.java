package io.surveyconsole.desktop.testing;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.backend.SurveyEntry;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.config.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A server that lives in three lists and remembers what it was asked.
public final class FakeSurveyApi implements SurveyApi {
  public final List<SurveyEntry> surveys = new ArrayList<>();
  public final List<Customer> customers = new ArrayList<>();
  public final List<MessageView> messages = new ArrayList<>();
  public final List<String> calls = new ArrayList<>();

  /// While set, every call fails.
  public boolean broken;

  @Override
  public List<SurveyEntry> surveys() {
    called("surveys");
    return List.copyOf(surveys);
  }

  @Override
  public List<Customer> customers() {
    called("customers");
    return List.copyOf(customers);
  }

  @Override
  public Customer add(NewCustomer customer) {
    called("add " + customer.name() + " " + customer.email());
    var added =
        new Customer(
            Objects.requireNonNullElse(customer.id(), "new"), customer.name(), customer.email());
    customers.add(added);
    return added;
  }

  @Override
  public ConversationCreated begin(NewConversation conversation) {
    called(
        "begin "
            + conversation.surveyId()
            + " with "
            + conversation.customerId()
            + (Boolean.TRUE.equals(conversation.test()) ? " as a test" : ""));
    return new ConversationCreated("c-1", new Secret("token of c-1"), "ws://127.0.0.1:8000/ws/c-1");
  }

  @Override
  public TokenIssued issueToken(String conversationId) {
    called("token of " + conversationId);
    return new TokenIssued(new Secret("token of " + conversationId), Instant.EPOCH);
  }

  @Override
  public List<MessageView> messages(String conversationId, long afterSeq) {
    called("messages of " + conversationId + " after " + afterSeq);
    return messages.stream().filter(message -> message.seq() > afterSeq).toList();
  }

  @Override
  public void close(String connectionId, String reason) {
    called("close " + connectionId + ": " + reason);
  }

  private void called(String call) {
    calls.add(call);
    if (broken) {
      throw new IllegalStateException("the line is dead");
    }
  }
}
