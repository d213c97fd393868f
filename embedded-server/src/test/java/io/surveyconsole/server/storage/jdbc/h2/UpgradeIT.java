package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.QuestionId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder that an earlier version made.
class UpgradeIT {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

  @TempDir Path folder;

  /// The first schema kept what was said and what was replied in rows of their own.
  @Test
  void keepsEverythingThatWasSaid() throws SQLException {
    var source = new JdbcDataSource();
    source.setUrl("jdbc:h2:file:" + folder.resolve("survey-console"));
    source.setUser("console");
    source.setPassword("");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("insert into survey_version values ('s', 1, 'Survey', '{}', now())");
      statement.execute("insert into customer values ('m', 'Maya', 'maya@example.com')");
      statement.execute(
          """
          insert into conversation (number, id, customer_id, survey_id, survey_version, test,
            status, question_index, total_questions, last_seq, last_sender, last_message,
            created_at, updated_at)
          values (7, 'c', 'm', 's', 1, false, 'active', 1, 2, 5, 'BOT', 'Why?', now(), now())
          """);
      statement.execute(
          """
          insert into message values
            (7, 1, 'BOT', 'Which?', null, null, null, '%1$s'),
            (7, 2, 'USER', 'Purple', 'a-1', null, null, '%1$s'),
            (7, 3, 'BOT', 'Which, please?', null, null, null, '%1$s'),
            (7, 4, 'USER', 'Vanilla', null, 'q1', '1', '%1$s'),
            (7, 5, 'BOT', 'Why?', null, null, null, '%1$s')
          """
              .formatted(AT));
    }

    try (var store = JdbcStore.open(new H2Engine(folder.toString(), DatabaseKeys.none()))) {
      var conversations = store.conversations();
      var id = new ConversationId("c");
      assertThat(store.isNew()).isFalse();
      assertThat(conversations.messages(id, 0, Long.MAX_VALUE))
          .containsExactly(
              new Message(1, Sender.BOT, "Which?", AT, null),
              new Message(2, Sender.USER, "Purple", AT, "a-1"),
              new Message(3, Sender.BOT, "Which, please?", AT, null),
              new Message(4, Sender.USER, "Vanilla", AT, null),
              new Message(5, Sender.BOT, "Why?", AT, null));
      assertThat(conversations.messages(id, 2, Long.MAX_VALUE)).hasSize(3);
      assertThat(conversations.messages(id, 3, Long.MAX_VALUE)).hasSize(2);
      assertThat(conversations.answers(id, Long.MAX_VALUE).answers())
          .isEqualTo(Map.of(new QuestionId("q1"), new Answer.Chosen(new OptionId("1"))));
      assertThat(List.copyOf(conversations.clientMessageIds(id, 10))).containsExactly("a-1");
      assertThat(conversations.find(id).orElseThrow().lastSeq()).isEqualTo(5);
    }
  }
}
