package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of the database as values.
final class Rows {
  private Rows() {}

  static Conversation conversation(ResultSet rs) throws SQLException {
    return new Conversation(
        new ConversationId(rs.getString("id")),
        new Customer(
            new CustomerId(rs.getString("customer_id")),
            rs.getString("customer_name"),
            rs.getString("customer_email")),
        new SurveyVersion.Key(new SurveyId(rs.getString("survey_id")), rs.getInt("survey_version")),
        rs.getString("survey_name"),
        rs.getBoolean("test"),
        Status.ofWireName(rs.getString("status")),
        rs.getInt("question_index"),
        rs.getInt("total_questions"),
        rs.getLong("last_seq"),
        Sender.valueOf(rs.getString("last_sender")),
        rs.getString("last_message"),
        time(rs, "created_at"),
        time(rs, "updated_at"),
        timeOrNull(rs, "completed_at"));
  }

  /// What was said in an exchange, and the reply if there was one.
  static List<Message> messages(ResultSet rs) throws SQLException {
    Instant at = time(rs, "created_at");
    long seq = rs.getLong("seq");
    var said =
        new Message(
            seq,
            Sender.valueOf(rs.getString("sender")),
            rs.getString("content"),
            at,
            rs.getString("client_message_id"),
            step(rs));
    String reply = rs.getString("reply");
    return reply == null
        ? List.of(said)
        : List.of(said, new Message(seq + 1, Sender.BOT, reply, at, null));
  }

  private static @Nullable OperatorStep step(ResultSet rs) throws SQLException {
    String operator = rs.getString("operator");
    return operator == null
        ? null
        : new OperatorStep(operator, OperatorStep.Kind.ofWireName(rs.getString("step")));
  }

  /// The question that was answered or skipped in an exchange, and how.
  static Map.Entry<QuestionId, Answer> answer(ResultSet rs) throws SQLException {
    String skipped = rs.getString("skipped_id");
    if (skipped != null) {
      return Map.entry(new QuestionId(skipped), new Answer.Skipped());
    }
    String option = rs.getString("option_id");
    return Map.entry(
        new QuestionId(rs.getString("question_id")),
        option == null
            ? new Answer.Text(rs.getString("content"))
            : new Answer.Chosen(new OptionId(option)));
  }

  static Instant time(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant timeOrNull(ResultSet rs, String column) throws SQLException {
    OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
