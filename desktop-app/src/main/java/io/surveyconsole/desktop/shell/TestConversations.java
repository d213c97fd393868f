package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.chat.ChatBackend;
import io.surveyconsole.desktop.chat.ChatTicket;
import io.surveyconsole.desktop.chat.SurveyChoice;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.config.Secret;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the test chat needs of the server: through the API what it begins, from the live feed which
/// tests there are.
final class TestConversations implements ChatBackend, FeedListener {
  private static final int LATEST = 20;
  private static final String ADDRESS = "test@localhost";
  private static final Comparator<ConversationSummary> NEWEST_FIRST =
      Comparator.comparing(ConversationSummary::createdAt)
          .reversed()
          .thenComparing(ConversationSummary::id);

  private final SurveyApi api;
  private final Function<String, Optional<ConversationSummary>> newest;
  private final Map<String, ConversationSummary> tests = new HashMap<>();
  private final ObservableList<ConversationSummary> latest = FXCollections.observableArrayList();

  /// @param newest what the console knows of a conversation; on the JavaFX thread
  TestConversations(SurveyApi api, Function<String, Optional<ConversationSummary>> newest) {
    this.api = api;
    this.newest = newest;
  }

  @Override
  public List<SurveyChoice> surveys() throws ApiException {
    return api.surveys().stream()
        .map(survey -> new SurveyChoice(survey.id(), survey.name()))
        .toList();
  }

  @Override
  public ChatTicket beginTest(String surveyId) throws ApiException {
    var begun = api.begin(new NewConversation(respondent().id(), surveyId, true));
    return new ChatTicket(begun.conversationId(), begun.token());
  }

  @Override
  public Secret token(String conversationId) throws ApiException {
    return api.issueToken(conversationId).token();
  }

  @Override
  public ObservableList<ConversationSummary> latestTests() {
    return latest;
  }

  @Override
  public Optional<Boolean> isTest(String conversationId) {
    return newest.apply(conversationId).map(ConversationSummary::test);
  }

  @Override
  public void begin() {
    tests.clear();
  }

  @Override
  public void apply(FeedMessage.Changes changes) {
    changes.conversations().stream()
        .filter(ConversationSummary::test)
        .forEach(test -> tests.put(test.id(), test));
    if (tests.size() > LATEST) {
      tests.values().retainAll(tests.values().stream().sorted(NEWEST_FIRST).limit(LATEST).toList());
    }
    List<ConversationSummary> now = tests.values().stream().sorted(NEWEST_FIRST).toList();
    if (!now.equals(latest)) {
      latest.setAll(now);
    }
  }

  @Override
  public void complete(long stored) {}

  /// One respondent stands for all who test, made when first needed.
  private Customer respondent() throws ApiException {
    var known =
        api.customers().stream().filter(customer -> customer.email().equals(ADDRESS)).findFirst();
    return known.isPresent()
        ? known.get()
        : api.add(new NewCustomer(null, text("chat.respondent"), ADDRESS));
  }
}
