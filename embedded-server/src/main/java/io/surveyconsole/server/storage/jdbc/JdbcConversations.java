package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.QuestionId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Conversations, messages and answers in SQL.
final class JdbcConversations implements ConversationStore {
  private static final String ROW =
      """
      select c.*, p.name as customer_name, p.email as customer_email, s.name as survey_name
      from conversation c
      join customer p on p.id = c.customer_id
      join survey_version s on s.survey_id = c.survey_id and s.version = c.survey_version
      """;
  private static final String MESSAGE =
      "select seq, sender, content, client_message_id, created_at from message"
          + " where conversation_id = :id";
  private static final String INSERT_MESSAGE =
      "insert into message (conversation_id, seq, sender, content, client_message_id, created_at)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final Jdbi jdbi;
  private final GroupCommitWriter writer;

  JdbcConversations(Jdbi jdbi, GroupCommitWriter writer) {
    this.jdbi = jdbi;
    this.writer = writer;
  }

  @Override
  public void begin(Conversation c, Message opening) {
    writer.write(
        session -> {
          session.update(
              """
              insert into conversation (id, customer_id, survey_id, survey_version, test, status,
                question_index, total_questions, last_seq, last_sender, last_message, created_at,
                updated_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              c.id().value(),
              c.customer().id().value(),
              c.survey().id().value(),
              c.survey().version(),
              c.test(),
              c.status().wireName(),
              c.questionIndex(),
              c.totalQuestions(),
              c.lastSeq(),
              c.lastSender().name(),
              c.lastMessage(),
              c.createdAt(),
              c.updatedAt());
          insert(session, c.id(), opening);
          return null;
        });
  }

  @Override
  public void append(Step step) {
    writer.write(
        session -> {
          insert(session, step.after().id(), step.said());
          insert(session, step.after().id(), step.reply());
          insertAnswer(session, step);
          Conversation c = step.after();
          session.update(
              """
              update conversation set status = ?, question_index = ?, last_seq = ?, last_sender = ?,
                last_message = ?, updated_at = ?, completed_at = ?
              where id = ?
              """,
              c.status().wireName(),
              c.questionIndex(),
              c.lastSeq(),
              c.lastSender().name(),
              c.lastMessage(),
              c.updatedAt(),
              c.completedAt(),
              c.id().value());
          return null;
        });
  }

  private static void insert(WriteSession session, ConversationId id, Message message)
      throws SQLException {
    session.update(
        INSERT_MESSAGE,
        id.value(),
        message.seq(),
        message.sender().name(),
        message.content(),
        message.clientMessageId(),
        message.timestamp());
  }

  private static void insertAnswer(WriteSession session, Step step) throws SQLException {
    Step.Answered answered = step.answered();
    if (answered == null) {
      return;
    }
    String option =
        switch (answered.answer()) {
          case Answer.Chosen chosen -> chosen.option().value();
          case Answer.Text _ -> null;
        };
    session.update(
        "insert into answer (conversation_id, question_id, seq, option_id, text)"
            + " values (?, ?, ?, ?, ?)",
        step.after().id().value(),
        answered.question().value(),
        step.said().seq(),
        option,
        option == null ? answered.answer().value() : null);
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROW + " where c.id = :id")
                .bind("id", id.value())
                .map((rs, _) -> Rows.conversation(rs))
                .findOne());
  }

  @Override
  public ConversationState answers(ConversationId id) {
    return jdbi.withHandle(
        handle -> {
          Map<QuestionId, Answer> answers = new LinkedHashMap<>();
          handle
              .createQuery(
                  "select question_id, option_id, text from answer where conversation_id = :id"
                      + " order by seq")
              .bind("id", id.value())
              .map(
                  (rs, _) -> {
                    String option = rs.getString("option_id");
                    Answer answer =
                        option == null
                            ? new Answer.Text(rs.getString("text"))
                            : new Answer.Chosen(new OptionId(option));
                    return Map.entry(new QuestionId(rs.getString("question_id")), answer);
                  })
              .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
          return new ConversationState(answers);
        });
  }

  @Override
  public List<Message> messages(ConversationId id, long afterSeq) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(MESSAGE + " and seq > :after order by seq")
                .bind("id", id.value())
                .bind("after", afterSeq)
                .map((rs, _) -> Rows.message(rs))
                .list());
  }

  @Override
  public Optional<Message> messageByClientId(ConversationId id, String clientMessageId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(MESSAGE + " and client_message_id = :client")
                .bind("id", id.value())
                .bind("client", clientMessageId)
                .map((rs, _) -> Rows.message(rs))
                .findOne());
  }

  @Override
  public List<Conversation> list(ConversationQuery query) {
    var sql = new StringBuilder(ROW).append(" where 1 = 1");
    if (query.status() != null) {
      sql.append(" and c.status = :status");
    }
    if (query.survey() != null) {
      sql.append(" and c.survey_id = :survey");
    }
    if (query.text() != null) {
      sql.append(
          """
           and (lower(p.name) like :text escape '!' or lower(p.email) like :text escape '!'
            or lower(c.id) like :text escape '!' or lower(c.last_message) like :text escape '!')
          """);
    }
    if (query.after() != null) {
      sql.append(
          """
           and (c.created_at < :afterTime
            or (c.created_at = :afterTime and c.id > :afterId))
          """);
    }
    sql.append(" order by c.created_at desc, c.id limit :limit");
    return jdbi.withHandle(
        handle -> {
          var select = handle.createQuery(sql.toString()).bind("limit", query.limit());
          if (query.status() != null) {
            select.bind("status", query.status().wireName());
          }
          if (query.survey() != null) {
            select.bind("survey", query.survey().value());
          }
          if (query.text() != null) {
            select.bind("text", "%" + likePattern(query.text()) + "%");
          }
          if (query.after() != null) {
            select.bind("afterTime", Rows.time(query.after().createdAt()));
            select.bind("afterId", query.after().id().value());
          }
          return select.map((rs, _) -> Rows.conversation(rs)).list();
        });
  }

  /// Text as a literal part of a pattern.
  private static String likePattern(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_");
  }

  @Override
  public List<Conversation> activeOf(CustomerId customer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    ROW
                        + " where c.customer_id = :customer and c.status = 'active'"
                        + " order by c.created_at desc, c.id")
                .bind("customer", customer.value())
                .map((rs, _) -> Rows.conversation(rs))
                .list());
  }

  @Override
  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from conversation").mapTo(Long.class).one());
  }
}
