package io.surveyconsole.server.load;

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
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/// A database of many conversations, each of a respondent of its own, as they would have come over
/// months. What is said is random and the same every time: a few words are frequent, most are rare.
///
/// Of the words that nobody says by chance `chocolate` is in a third of the conversations,
/// `pistachio` in one of 5,000, and `zanzibar` in none.
final class FilledDatabase {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SURVEYS = 12;
  private static final int EXCHANGES = 5;
  private static final int TOGETHER = 256;
  private static final int VOCABULARY = 40_000;
  private static final int TOPICS = 500;
  private static final int MOST_WORDS = 14;

  private FilledDatabase() {}

  /// Fills a store that is empty.
  static void fill(Store store, int conversations) {
    for (int survey = 0; survey < SURVEYS; survey++) {
      store
          .surveys()
          .publish(new SurveyStore.Stored(key(survey), "Survey " + survey, "{}", BEGINNING));
    }
    try (var together = Executors.newFixedThreadPool(TOGETHER, Thread.ofVirtual().factory())) {
      for (int number = 0; number < conversations; number++) {
        int mine = number;
        together.execute(() -> add(store, mine));
      }
    }
  }

  private static SurveyVersion.Key key(int survey) {
    return new SurveyVersion.Key(new SurveyId("survey-" + survey), 1);
  }

  private static void add(Store store, int number) {
    var random = new Random(number);
    var customer =
        new Customer(
            new CustomerId("customer-" + number),
            name(random) + " " + name(random),
            name(random).toLowerCase(Locale.ROOT) + number + "@example.com");
    store.customers().add(customer);
    Instant at = BEGINNING.plusSeconds(60L * number);
    var id = new ConversationId(new UUID(random.nextLong(), random.nextLong()).toString());
    boolean finishes = random.nextInt(3) > 0;
    var now = conversation(id, customer, number, Status.ACTIVE, 1, "Which flavour?", at, at);
    store
        .conversations()
        .begin(
            now,
            new Message(1, Sender.BOT, now.lastMessage(), at, null),
            new RespondentToken(TokenHash.of(id.value()), id, at.plusSeconds(3_600)));
    for (int i = 1; i <= EXCHANGES; i++) {
      Instant then = at.plusSeconds(20L * i);
      var said = new Message(2L * i, Sender.USER, words(random, number, i), then, id + "-" + i);
      var reply = new Message(2L * i + 1, Sender.BOT, reply(random), then, null);
      var status = finishes && i == EXCHANGES ? Status.COMPLETED : Status.ACTIVE;
      var after =
          conversation(id, customer, number, status, reply.seq(), reply.content(), at, then);
      store.conversations().append(new Step(after, said, reply, null));
    }
  }

  private static Conversation conversation(
      ConversationId id,
      Customer customer,
      int number,
      Status status,
      long seq,
      String last,
      Instant created,
      Instant updated) {
    int survey = number % SURVEYS;
    return new Conversation(
        id,
        customer,
        key(survey),
        "Survey " + survey,
        number % 20 == 0,
        status,
        (int) (seq / 2),
        EXCHANGES,
        seq,
        Sender.BOT,
        last,
        created,
        updated,
        status == Status.COMPLETED ? updated : null);
  }

  private static String reply(Random random) {
    return "Thank you. What do you think about topic " + random.nextInt(TOPICS) + ", and why?";
  }

  private static String words(Random random, int number, int exchange) {
    var text = new StringBuilder();
    if (exchange == 2) {
      if (number % 3 == 0) {
        text.append("Chocolate ");
      }
      if (number % 5_000 == 77) {
        text.append("pistachio ");
      }
    }
    for (int words = 1 + random.nextInt(MOST_WORDS); words > 0; words--) {
      text.append(word((int) Math.pow(VOCABULARY, random.nextDouble()))).append(' ');
    }
    return text.toString().strip();
  }

  private static String name(Random random) {
    String word = word(random.nextInt(VOCABULARY));
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /// The word of this number: the frequent ones are short.
  private static String word(int number) {
    String consonants = "bdfgklmnprstvw";
    String vowels = "aeiou";
    var word = new StringBuilder();
    for (int left = number + 10; left > 0; left /= consonants.length() * vowels.length()) {
      word.append(consonants.charAt(left % consonants.length()))
          .append(vowels.charAt(left / consonants.length() % vowels.length()));
    }
    return word.toString();
  }
}
