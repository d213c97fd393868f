package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.Intervention;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Conversations in a store, and what is said in them. The bot always says the same.
final class Talk {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Customer MAYA = new Customer(new CustomerId("m"), "Maya Ö.", "maya@example.com");
  static final Customer JOHN = new Customer(new CustomerId("j"), "John", "john@example.com");
  static final String QUESTION = "Which flavour do you prefer.";

  private ConversationStore store;
  private final Map<String, Conversation> now = new HashMap<>();

  Talk(CustomerStore customers, SurveyStore surveys, ConversationStore store) {
    this.store = store;
    customers.add(MAYA);
    customers.add(JOHN);
    for (String survey : new String[] {"ice", "support"}) {
      surveys.publish(new SurveyStore.Stored(key(survey), "About " + survey, "{}", NOW));
    }
  }

  /// From now on it is said there.
  Talk goOn(ConversationStore opened) {
    store = opened;
    return this;
  }

  private static SurveyVersion.Key key(String survey) {
    return new SurveyVersion.Key(new SurveyId(survey), 1);
  }

  /// Begins one, so many seconds later than the first.
  Talk begin(String id, Customer customer, String survey, boolean test, int seconds) {
    Instant created = NOW.plusSeconds(seconds);
    var conversation =
        new Conversation(
            new ConversationId(id),
            customer,
            key(survey),
            "About " + survey,
            test,
            Status.ACTIVE,
            0,
            2,
            1,
            Sender.BOT,
            QUESTION,
            created,
            created,
            null);
    store.begin(
        conversation,
        new Message(1, Sender.BOT, QUESTION, created, null),
        new RespondentToken(TokenHash.of(id), conversation.id(), created));
    now.put(id, conversation);
    return this;
  }

  Talk begin(String id) {
    return begin(id, MAYA, "ice", false, now.size());
  }

  /// The respondent says something, so many seconds after the first conversation began.
  Talk say(String id, String content, int seconds, Status status) {
    Conversation before = now.get(id);
    if (before == null) {
      throw new IllegalArgumentException(id + " has not begun");
    }
    Instant at = NOW.plusSeconds(seconds);
    long seq = before.lastSeq() + 1;
    var after =
        new Conversation(
            before.id(),
            before.customer(),
            before.survey(),
            before.surveyName(),
            before.test(),
            status,
            0,
            2,
            seq + 1,
            Sender.BOT,
            QUESTION,
            before.createdAt(),
            at,
            status == Status.COMPLETED ? at : null);
    store.append(
        new Step(
            after,
            new Message(seq, Sender.USER, content, at, null),
            new Message(seq + 1, Sender.BOT, QUESTION, at, null),
            null));
    now.put(id, after);
    return this;
  }

  /// An operator says something.
  Talk stepIn(String id, String content) {
    Conversation before = now.get(id);
    if (before == null) {
      throw new IllegalArgumentException(id + " has not begun");
    }
    long seq = before.lastSeq() + 1;
    var after =
        new Conversation(
            before.id(),
            before.customer(),
            before.survey(),
            before.surveyName(),
            before.test(),
            before.status(),
            0,
            2,
            seq,
            Sender.BOT,
            content,
            before.createdAt(),
            NOW,
            null);
    var step = new OperatorStep("maya", OperatorStep.Kind.SAID);
    store.append(
        new Intervention(after, new Message(seq, Sender.BOT, content, NOW, null, step), null));
    now.put(id, after);
    return this;
  }

  Talk say(String id, String content) {
    return say(id, content, 1_000, Status.ACTIVE);
  }
}
