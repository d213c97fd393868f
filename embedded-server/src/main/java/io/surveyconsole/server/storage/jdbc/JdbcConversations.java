package io.surveyconsole.server.storage.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.surveyconsole.server.model.AnsweredAt;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.Intervention;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.model.QuestionId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Conversations, messages and answers in SQL.
final class JdbcConversations implements ConversationStore {
  private static final String EXCHANGE =
      "select seq, sender, content, client_message_id, reply, created_at, operator, step"
          + " from exchange where conversation = :number";
  private static final String INSERT_EXCHANGE =
      "insert into exchange (conversation, seq, sender, content, client_message_id, question_id,"
          + " option_id, reply, created_at, operator, step, skipped_id)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int KNOWN_NUMBERS = 50_000;
  private static final long NO_NUMBER = -1;

  private final Database database;
  private final Unindexed unindexed;
  private final Cache<ConversationId, Long> numbers =
      Caffeine.newBuilder().maximumSize(KNOWN_NUMBERS).build();

  /// @param unindexed is told in which ones something was said
  JdbcConversations(Database database, Unindexed unindexed) {
    this.database = database;
    this.unindexed = unindexed;
    database.watch(
        new Store.Watcher() {
          // What was never durable may be gone, and its number another's.
          @Override
          public void recovered() {
            numbers.invalidateAll();
          }
        });
  }

  @Override
  public void begin(Conversation c, Message opening, RespondentToken token) {
    database.write(session -> {
      long number = session.nextConversation();
      session.add(
          WriteSession.Part.CONVERSATION,
          """
          insert into conversation (number, id, customer_id, survey_id, survey_version, test,
            status, question_index, total_questions, last_seq, last_sender, last_message,
            created_at, updated_at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          number,
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
      insert(session, number, opening, null, null, null);
      JdbcTokens.add(session, number, token);
      return null;
    });
  }

  @Override
  public void append(Step step) {
    unindexed.add(
        database.write(session -> {
          long number = number(session, step.after().id());
          insert(session, number, step.said(), step.answered(), step.reply().content(), null);
          update(session, number, step.after());
          return number;
        }));
  }

  @Override
  public void append(Intervention intervention) {
    unindexed.add(
        database.write(session -> {
          long number = number(session, intervention.after().id());
          insert(session, number, intervention.message(), null, null, intervention.skipped());
          update(session, number, intervention.after());
          return number;
        }));
  }

  private static void update(WriteSession session, long number, Conversation after)
      throws SQLException {
    session.add(
        WriteSession.Part.PROGRESS,
        """
        update conversation set status = ?, question_index = ?, last_seq = ?, last_sender = ?,
          last_message = ?, updated_at = ?, completed_at = ?
        where number = ?
        """,
        after.status().wireName(),
        after.questionIndex(),
        after.lastSeq(),
        after.lastSender().name(),
        after.lastMessage(),
        after.updatedAt(),
        after.completedAt(),
        number);
  }

  /// The number of a stored conversation. A number never changes, so knowing it is always right;
  /// one that is read inside a transaction that is rolled back was committed before.
  private long number(WriteSession session, ConversationId id) throws SQLException {
    Long known = numbers.getIfPresent(id);
    if (known == null) {
      known = session.number("select number from conversation where id = ?", id.value());
      if (known == null) {
        throw new StoreException("there is no conversation " + id);
      }
      numbers.put(id, known);
    }
    return known;
  }

  /// The number of a conversation, or -1, which is none's.
  private long number(Handle handle, ConversationId id) {
    Long known = numbers.getIfPresent(id);
    if (known == null) {
      known =
          handle
              .createQuery("select number from conversation where id = :id")
              .bind("id", id.value())
              .mapTo(Long.class)
              .findOne()
              .orElse(NO_NUMBER);
      if (known != NO_NUMBER) {
        numbers.put(id, known);
      }
    }
    return known;
  }

  private static void insert(
      WriteSession session,
      long conversation,
      Message message,
      Step.@Nullable Answered answered,
      @Nullable String reply,
      @Nullable QuestionId skipped)
      throws SQLException {
    OperatorStep step = message.step();
    session.add(
        WriteSession.Part.EXCHANGE,
        INSERT_EXCHANGE,
        conversation,
        message.seq(),
        message.sender().name(),
        message.content(),
        message.clientMessageId(),
        answered == null ? null : answered.question().value(),
        answered == null ? null : optionOf(answered.answer()),
        reply,
        message.timestamp(),
        step == null ? null : step.operator(),
        step == null ? null : step.kind().wireName(),
        skipped == null ? null : skipped.value());
  }

  private static @Nullable String optionOf(Answer.Given answer) {
    return switch (answer) {
      case Answer.Chosen chosen -> chosen.option().value();
      case Answer.Text _ -> null;
    };
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    return database.read(handle ->
        handle
            .createQuery(ConversationSelect.ALL + " where c.id = :id")
            .bind("id", id.value())
            .map((rs, _) -> Rows.conversation(rs))
            .findOne());
  }

  @Override
  public ConversationState answers(ConversationId id, long toSeq) {
    return database.read(handle -> {
      Map<QuestionId, Answer> answers = new LinkedHashMap<>();
      handle
          .createQuery(
              "select question_id, option_id, content, skipped_id from exchange"
                  + " where conversation = :number"
                  + " and (question_id is not null or skipped_id is not null)"
                  + " and seq <= :to order by seq")
          .bind("number", number(handle, id))
          .bind("to", toSeq)
          .map((rs, _) -> Rows.answer(rs))
          .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
      return new ConversationState(answers);
    });
  }

  @Override
  public Map<QuestionId, AnsweredAt> answered(ConversationId id, long toSeq) {
    return database.read(handle -> {
      Map<QuestionId, AnsweredAt> answered = new LinkedHashMap<>();
      handle
          .createQuery(
              "select question_id, seq, created_at from exchange where conversation = :number"
                  + " and question_id is not null and seq <= :to order by seq")
          .bind("number", number(handle, id))
          .bind("to", toSeq)
          .map((rs, _) ->
              Map.entry(
                  new QuestionId(rs.getString("question_id")),
                  new AnsweredAt(rs.getLong("seq"), Rows.time(rs, "created_at"))))
          .forEach(entry -> answered.put(entry.getKey(), entry.getValue()));
      return answered;
    });
  }

  @Override
  public List<Message> messages(ConversationId id, long afterSeq, long toSeq) {
    return database.read(handle ->
        handle
            // the reply of an exchange has the next number
            .createQuery(EXCHANGE + " and seq between :after and :to order by seq")
            .bind("number", number(handle, id))
            .bind("after", afterSeq)
            .bind("to", toSeq)
            .map((rs, _) -> Rows.messages(rs))
            .stream()
            .flatMap(List::stream)
            .filter(message -> message.seq() > afterSeq && message.seq() <= toSeq)
            .toList());
  }

  @Override
  public Set<String> clientMessageIds(ConversationId id, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "select client_message_id from exchange where conversation = :number"
                    + " and client_message_id is not null limit :limit")
            .bind("number", number(handle, id))
            .bind("limit", limit)
            .mapTo(String.class)
            .collect(Collectors.toSet()));
  }

  @Override
  public Optional<Message> messageByClientId(ConversationId id, String clientMessageId) {
    return database.read(handle ->
        handle
            .createQuery(EXCHANGE + " and client_message_id = :client")
            .bind("number", number(handle, id))
            .bind("client", clientMessageId)
            .map((rs, _) -> Rows.messages(rs).getFirst())
            .findOne());
  }

  @Override
  public List<Conversation> list(ConversationQuery query) {
    return database.read(handle -> {
      var wanted = new ConversationSelect(query);
      var select = handle.createQuery(wanted.sql());
      wanted.bind(select);
      return select.map((rs, _) -> Rows.conversation(rs)).list();
    });
  }

  @Override
  public List<Conversation> activeOf(CustomerId customer) {
    return database.read(handle ->
        handle
            .createQuery(
                ConversationSelect.ALL
                    + " where c.customer_id = :customer and c.status = 'active'"
                    + " order by c.created_at desc, c.id")
            .bind("customer", customer.value())
            .map((rs, _) -> Rows.conversation(rs))
            .list());
  }

  @Override
  public long unindexed() {
    return unindexed.count();
  }

  @Override
  public long count() {
    return database.read(
        handle -> handle.createQuery("select count(*) from conversation").mapTo(Long.class).one());
  }
}
