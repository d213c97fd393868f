package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which conversations are wanted, newest first.
///
/// @param status null: any
/// @param survey null: any
/// @param text null: any; else part of a name, an email, an id or the last message, case ignored
/// @param after null: from the newest; else those that follow this place
/// @param limit how many at most
public record ConversationQuery(
    @Nullable Status status,
    @Nullable SurveyId survey,
    @Nullable String text,
    @Nullable Place after,
    int limit) {

  /// A place in the order newest first.
  public record Place(Instant createdAt, ConversationId id) {
    /// Where this conversation is.
    public static Place of(Conversation conversation) {
      return new Place(conversation.createdAt(), conversation.id());
    }
  }

  /// The newest of all.
  public static ConversationQuery newest(int limit) {
    return newest(limit, null);
  }

  /// The newest of those that follow a place.
  public static ConversationQuery newest(int limit, @Nullable Place after) {
    return new ConversationQuery(null, null, null, after, limit);
  }
}
