package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.Sender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A backend that answers what the test says.
final class StillBackend implements ChatBackend {
  final List<SurveyChoice> surveys =
      new ArrayList<>(
          List.of(
              new SurveyChoice("1", "Ice Cream Preference"), new SurveyChoice("2", "Product fit")));
  final ObservableList<ConversationSummary> tests = FXCollections.observableArrayList();
  final Map<String, Boolean> known = new HashMap<>();
  final List<String> begun = new ArrayList<>();
  String failure = "";
  int tokens;

  @Override
  public List<SurveyChoice> surveys() throws IOException {
    fail();
    return List.copyOf(surveys);
  }

  @Override
  public ChatTicket beginTest(String surveyId) throws IOException {
    fail();
    begun.add(surveyId);
    return new ChatTicket("c" + begun.size(), new Secret("first"));
  }

  @Override
  public Secret token(String conversationId) throws IOException {
    fail();
    tokens++;
    return new Secret("token " + tokens + " of " + conversationId);
  }

  @Override
  public ObservableList<ConversationSummary> latestTests() {
    return tests;
  }

  @Override
  public Optional<Boolean> isTest(String conversationId) {
    return Optional.ofNullable(known.get(conversationId));
  }

  static ConversationSummary test(String id, String status) {
    return new ConversationSummary(
        id,
        "t",
        "Test respondent",
        "",
        "1",
        "Ice Cream Preference",
        1,
        status,
        true,
        1,
        3,
        33,
        4,
        Sender.BOT,
        "Why?",
        Told.AT,
        Told.AT,
        null);
  }

  private void fail() throws IOException {
    if (!failure.isEmpty()) {
      throw new IOException(failure);
    }
  }
}
