package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody who answers without end, remembers what the store has confirmed, and looks later
/// whether it is there. One conversation after another.
public final class Answering {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SurveyVersion.Key SURVEY = new SurveyVersion.Key(new SurveyId("s"), 1);
  private static final Customer CUSTOMER =
      new Customer(new CustomerId("c"), "Maya", "maya@example.com");
  private static final int ANSWERS_EACH = 7;

  /// A conversation and how much of it the store has confirmed.
  private static final class Confirmed {
    final Conversation beginning;
    boolean begun;
    final List<Message> messages = new ArrayList<>();

    Confirmed(Conversation beginning) {
      this.beginning = beginning;
    }
  }

  private final String name;
  private final List<Confirmed> conversations = new CopyOnWriteArrayList<>();

  public Answering(String name) {
    this.name = name;
  }

  /// What everybody's conversations need.
  public static void prepare(Store store) {
    store.customers().add(CUSTOMER);
    store.surveys().publish(new SurveyStore.Stored(SURVEY, "Survey", "{\"id\":\"s\"}", NOW));
  }

  /// Answers until it is told to end or the store refuses.
  ///
  /// @return false if the store has refused
  public boolean answer(Store store, AtomicBoolean goOn, int most) {
    int answers = 0;
    while (goOn.get() && answers < most) {
      var mine = new Confirmed(conversation(name + "-" + conversations.size(), 1, "Hello " + name));
      conversations.add(mine);
      var opening = new Message(1, Sender.BOT, mine.beginning.lastMessage(), NOW, null);
      try {
        store.conversations().begin(mine.beginning, opening, token(mine.beginning));
        mine.begun = true;
        mine.messages.add(opening);
        for (int i = 0; i < ANSWERS_EACH && goOn.get(); i++, answers++) {
          Step step = step(mine);
          store.conversations().append(step);
          mine.messages.add(step.said());
          mine.messages.add(step.reply());
        }
      } catch (StoreException e) {
        return false;
      }
    }
    return true;
  }

  private static RespondentToken token(Conversation conversation) {
    return new RespondentToken(
        TokenHash.of(conversation.id().value()), conversation.id(), NOW.plusSeconds(3_600));
  }

  private Step step(Confirmed mine) {
    long seq = mine.messages.size() + 1L;
    String id = mine.beginning.id().value();
    String words = id + " says " + seq + " " + "x".repeat((int) (seq * 37 % 300));
    return new Step(
        conversation(id, seq + 1, "Reply " + seq),
        new Message(seq, Sender.USER, words, NOW.plusSeconds(seq), id + "-" + seq),
        new Message(seq + 1, Sender.BOT, "Reply " + seq, NOW.plusSeconds(seq), null),
        null);
  }

  private static Conversation conversation(String id, long seq, String last) {
    return new Conversation(
        new ConversationId(id),
        CUSTOMER,
        SURVEY,
        "Survey",
        false,
        Status.ACTIVE,
        0,
        2,
        seq,
        Sender.BOT,
        last,
        NOW,
        NOW,
        null);
  }

  /// How many answers the store has confirmed.
  public int confirmed() {
    return conversations.stream().mapToInt(mine -> mine.messages.size() / 2).sum();
  }

  /// What was confirmed is there, in order; what was not is there whole, or not at all.
  public void expectAllIn(Store store) {
    for (Confirmed mine : conversations) {
      var id = mine.beginning.id();
      var found = store.conversations().find(id);
      if (mine.begun) {
        assertThat(found).as("conversation %s was confirmed", id).isPresent();
      }
      List<Message> there = store.conversations().messages(id, 0, Long.MAX_VALUE);
      int confirmed = mine.messages.size();
      assertThat(there.stream().limit(confirmed)).containsExactlyElementsOf(mine.messages);
      assertThat(there.size()).isIn(List.of(confirmed, confirmed + (mine.begun ? 2 : 1)));
      found.ifPresent(stored -> assertThat(stored.lastSeq()).isEqualTo(there.size()));
      // The next conversation is another one, so what was not confirmed stays as it is.
      mine.begun = found.isPresent();
      mine.messages.clear();
      mine.messages.addAll(there);
    }
  }
}
