package io.surveyconsole.server.model;

import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.WellFormed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as it is stored, without its messages and answers.
///
/// @param questionIndex top-level questions behind
/// @param totalQuestions top-level questions of the survey
/// @param lastSeq the number of the newest message, at least 1
/// @param lastMessage the newest message, cut to [#LAST_MESSAGE_CHARS] characters
/// @param completedAt when it was completed or ended; null while it is active
public record Conversation(
    ConversationId id,
    Customer customer,
    SurveyVersion.Key survey,
    String surveyName,
    boolean test,
    Status status,
    int questionIndex,
    int totalQuestions,
    long lastSeq,
    Sender lastSender,
    String lastMessage,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt) {

  /// How much of the newest message a row shows.
  public static final int LAST_MESSAGE_CHARS = 200;

  public boolean completed() {
    return status == Status.COMPLETED;
  }

  /// Whether nothing more can be said in it: it is completed, or was ended.
  public boolean isOver() {
    return switch (status) {
      case ACTIVE -> false;
      case COMPLETED, ENDED -> true;
    };
  }

  /// How far it is, 0–100.
  public int progress() {
    return completed() ? 100 : questionIndex * 100 / totalQuestions;
  }

  /// This conversation with one more message.
  ///
  /// @param newest the message
  /// @param status where it is with it
  /// @param questionIndex top-level questions behind with it
  public Conversation with(Message newest, Status status, int questionIndex) {
    return new Conversation(
        id,
        customer,
        survey,
        surveyName,
        test,
        status,
        questionIndex,
        totalQuestions,
        newest.seq(),
        newest.sender(),
        shorten(newest.content()),
        createdAt,
        newest.timestamp(),
        status == Status.ACTIVE ? null : newest.timestamp());
  }

  /// The beginning of a text, short enough for a row; never half of a character.
  public static String shorten(String text) {
    if (text.length() <= LAST_MESSAGE_CHARS) {
      return text;
    }
    return WellFormed.beginning(text, LAST_MESSAGE_CHARS - 1) + "…";
  }
}
