package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which conversations are wanted, newest first.
///
/// @param sought null: whatever is said in them
/// @param after null: from the newest; else those that follow this place
/// @param limit how many at most
public record ConversationQuery(
    Filter filter, @Nullable Sought sought, @Nullable Place after, int limit) {

  /// What they have to be; all of it.
  ///
  /// @param statuses empty: any
  /// @param surveys empty: any
  /// @param customer null: anybody's
  /// @param test null: tests and others
  /// @param activeSince null: whenever; else changed then or later
  /// @param activeBefore null: whenever; else changed before
  /// @param among null: any; else one of these
  public record Filter(
      Set<Status> statuses,
      Set<SurveyId> surveys,
      @Nullable CustomerId customer,
      @Nullable Boolean test,
      @Nullable Instant activeSince,
      @Nullable Instant activeBefore,
      @Nullable Set<ConversationId> among) {
    public static final Filter NONE = of(null, null);

    public Filter {
      statuses = Set.copyOf(statuses);
      surveys = Set.copyOf(surveys);
      among = among == null ? null : Set.copyOf(among);
    }

    /// Those with a status and a survey.
    ///
    /// @param status null: any
    /// @param survey null: any
    public static Filter of(@Nullable Status status, @Nullable SurveyId survey) {
      return new Filter(
          status == null ? Set.of() : Set.of(status),
          survey == null ? Set.of() : Set.of(survey),
          null,
          null,
          null,
          null,
          null);
    }
  }

  /// What is looked for.
  public sealed interface Sought {
    /// Each of these occurs in the respondent's name or email, the id, the survey's name or the
    /// last message, whatever its case.
    ///
    /// @param parts in lower case
    record InRow(List<String> parts) implements Sought {
      public InRow {
        parts = List.copyOf(parts);
      }
    }

    /// With each of these a word begins that was said in the conversation, and not by the bot.
    ///
    /// @param beginnings as [io.surveyconsole.server.storage.words.Words#sought] gives them; empty
    ///   finds nothing
    record InTranscript(List<String> beginnings) implements Sought {
      public InTranscript {
        beginnings = List.copyOf(beginnings);
      }
    }
  }

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
    return new ConversationQuery(Filter.NONE, null, after, limit);
  }
}
