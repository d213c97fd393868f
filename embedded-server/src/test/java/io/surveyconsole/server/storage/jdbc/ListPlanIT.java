package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.keys.DatabaseKeys;
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
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.server.storage.jdbc.postgres.Postgres;
import io.surveyconsole.server.storage.jdbc.postgres.PostgresEngine;
import io.surveyconsole.server.testing.PostgresServer;
import io.surveyconsole.survey.model.SurveyId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of conversations are read from an index, as far as the page goes: a list takes no longer
/// when there are more.
class ListPlanIT {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Customer MAYA = new Customer(new CustomerId("m"), "Maya", "m@example.com");
  private static final int CONVERSATIONS = 4_000;
  private static final int SURVEYS = 5;
  private static final int PAGE = 50;

  private static final List<ConversationQuery> QUERIES =
      List.of(
          ConversationQuery.newest(PAGE),
          list(Status.ACTIVE, null, null, PAGE),
          list(Status.COMPLETED, null, null, PAGE),
          list(null, new SurveyId("s3"), null, PAGE),
          list(Status.COMPLETED, new SurveyId("s3"), null, PAGE),
          new ConversationQuery(
              new ConversationQuery.Filter(
                  Set.of(),
                  Set.of(new SurveyId("s1"), new SurveyId("s3")),
                  null,
                  null,
                  null,
                  null,
                  null),
              null,
              null,
              PAGE),
          list(null, null, place(CONVERSATIONS / 2), PAGE),
          list(Status.ACTIVE, new SurveyId("s3"), place(CONVERSATIONS / 2), PAGE));

  private static ConversationQuery list(
      @Nullable Status status,
      @Nullable SurveyId survey,
      ConversationQuery.@Nullable Place after,
      int limit) {
    return new ConversationQuery(ConversationQuery.Filter.of(status, survey), null, after, limit);
  }

  private static ConversationQuery.Place place(int number) {
    return new ConversationQuery.Place(NOW.plusSeconds(number), new ConversationId("x"));
  }

  private static Database filled(Engine engine) {
    var database = new Database(engine, Duration.ofSeconds(1));
    new JdbcCustomers(database).add(MAYA);
    for (int i = 0; i < SURVEYS; i++) {
      new JdbcSurveys(database)
          .publish(
              new SurveyStore.Stored(
                  new SurveyVersion.Key(new SurveyId("s" + i), 1), "Survey", "{}", NOW));
    }
    var conversations = new JdbcConversations(database, new Unindexed());
    try (var together = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < CONVERSATIONS; i++) {
        int number = i;
        together.execute(() ->
            conversations.begin(
                conversation(number),
                new Message(1, Sender.BOT, "Hello", NOW, null),
                new RespondentToken(
                    TokenHash.of("token " + number), new ConversationId("c" + number), NOW)));
      }
    }
    assertThat(conversations.count()).isEqualTo(CONVERSATIONS);
    return database;
  }

  private static Conversation conversation(int number) {
    return new Conversation(
        new ConversationId("c" + number),
        MAYA,
        new SurveyVersion.Key(new SurveyId("s" + number % SURVEYS), 1),
        "Survey",
        false,
        number % 7 == 0 ? Status.COMPLETED : Status.ACTIVE,
        0,
        2,
        1,
        Sender.BOT,
        "Hello",
        NOW.plusSeconds(number),
        NOW,
        null);
  }

  private static String plan(Database database, ConversationQuery query) {
    return database.read(handle -> {
      var wanted = new ConversationSelect(query);
      var explain = handle.createQuery("explain analyze " + wanted.sql());
      wanted.bind(explain);
      return String.join("\n", explain.mapTo(String.class).list());
    });
  }

  @Test
  void inH2(@TempDir Path folder) {
    var scanned = Pattern.compile("CONVERSATION C.*?scanCount: (\\d+)", Pattern.DOTALL);
    try (var database = filled(new H2Engine(folder.toString(), DatabaseKeys.none()))) {
      for (ConversationQuery query : QUERIES) {
        String plan = plan(database, query);
        assertThat(plan).as("%s", query).contains("/* index sorted */");
        var rows = scanned.matcher(plan);
        assertThat(rows.find()).isTrue();
        assertThat(Integer.parseInt(rows.group(1))).as(plan).isLessThanOrEqualTo(PAGE + 1);
      }
    }
  }

  @Test
  void inPostgres() {
    var server = PostgresServer.shared();
    var postgres = new Postgres(server.url(server.newDatabase()), PostgresServer.user(), null);
    try (var database = filled(new PostgresEngine(postgres, Duration.ofSeconds(30)))) {
      database.<@Nullable Void>read(handle -> {
        handle.execute("analyze");
        return null;
      });
      for (ConversationQuery query : QUERIES) {
        assertThat(plan(database, query))
            .as("%s", query)
            .contains(" conversation_")
            .doesNotContain("Seq Scan on conversation");
      }
    }
  }
}
