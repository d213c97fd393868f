package io.surveyconsole.server.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server sends to a respondent's client. `docs/protocol.md` shows each as JSON.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.State.class, name = "state"),
  @JsonSubTypes.Type(value = ServerMessage.History.class, name = "history"),
  @JsonSubTypes.Type(value = ServerMessage.Message.class, name = "message"),
  @JsonSubTypes.Type(value = ServerMessage.Ack.class, name = "ack"),
  @JsonSubTypes.Type(value = ServerMessage.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = ServerMessage.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = ServerMessage.Failure.class, name = "error"),
  @JsonSubTypes.Type(value = ServerMessage.ReconnectSuccess.class, name = "reconnect_success"),
  @JsonSubTypes.Type(value = ServerMessage.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = ServerMessage.Restarting.class, name = "restarting"),
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface ServerMessage {

  /// Where the conversation stands; the first thing a connection gets.
  record State(ConversationState conversation, Customer customer, Survey survey)
      implements ServerMessage {}

  /// What was said so far, oldest first.
  record History(List<Entry> messages) implements ServerMessage {
    public History {
      messages = List.copyOf(messages);
    }
  }

  /// Something that was said just now and is stored.
  ///
  /// @param seq its number in the conversation, from 1 without a gap
  record Message(Sender sender, String content, Instant timestamp, long seq)
      implements ServerMessage {}

  /// What the client sent with this id is stored.
  ///
  /// @param duplicate true where it had been stored before, else absent
  record Ack(String clientMessageId, long seq, @Nullable Boolean duplicate)
      implements ServerMessage {}

  /// The conversation goes on where it was left.
  ///
  /// @param message the open question as the bot asks it
  record Resumed(@JsonProperty("currentQuestion") Question currentQuestion, String message)
      implements ServerMessage {}

  /// The survey is finished or was ended; the server closes the connection with this code and
  /// reason.
  record Completed(String message, boolean closeConnection, int closeCode, String closeReason)
      implements ServerMessage {}

  /// What the client sent could not be taken, or the server cannot go on.
  record Failure(String message) implements ServerMessage {}

  /// The answer to a client that tells it is back.
  record ReconnectSuccess(String message) implements ServerMessage {}

  /// The answer to a heartbeat.
  record Heartbeat() implements ServerMessage {}

  /// The server is about to restart; come back after that many milliseconds.
  record Restarting(long retryAfterMs) implements ServerMessage {}

  /// A stored message in [History].
  ///
  /// @param clientMessageId of a USER message that was sent with one
  record Entry(
      Sender sender,
      String content,
      Instant timestamp,
      long seq,
      @Nullable String clientMessageId) {}

  /// The conversation in [State].
  ///
  /// @param currentQuestionIndex how many top-level questions lie behind
  /// @param answers question id → option id or text; of a skipped question nothing
  /// @param messages always empty: [History] carries them
  /// @param status `active`, `completed`, or `ended` by an operator
  record ConversationState(
      String id,
      String customerId,
      String surveyId,
      int currentQuestionIndex,
      Map<String, String> answers,
      List<Entry> messages,
      String status,
      Instant createdAt,
      Instant updatedAt) {}

  /// The respondent in [State].
  record Customer(String name, String email) {}

  /// The survey in [State].
  record Survey(String id, String name, List<Question> questions) {
    public Survey {
      questions = List.copyOf(questions);
    }
  }

  /// A question as a client needs it; free text has no options.
  record Question(String id, String text, List<Option> options) {
    public Question {
      options = List.copyOf(options);
    }
  }

  /// An option of a question.
  record Option(String id, String text) {}
}
