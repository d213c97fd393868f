package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.AnsweredAt;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.model.QuestionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps conversations and what was said in them. What a method that writes returned from is
/// durable: it survives the death of the process and of the machine. Every method may throw
/// [StoreUnavailableException].
public interface ConversationStore {

  /// Stores a conversation with the bot's first message and the respondent's first token.
  void begin(Conversation conversation, Message opening, RespondentToken token);

  /// Stores one exchange.
  ///
  /// @throws DuplicateException if another exchange has its place or its client's message id
  void append(Step step);

  /// Stores one step of an operator.
  ///
  /// @throws DuplicateException if something else has its place
  void append(Intervention intervention);

  Optional<Conversation> find(ConversationId id);

  /// The answers that were accepted and the questions that were skipped up to the message with this
  /// number, in that order.
  ConversationState answers(ConversationId id, long toSeq);

  /// Where and when the answers up to the message with this number were given, in that order.
  Map<QuestionId, AnsweredAt> answered(ConversationId id, long toSeq);

  /// The messages with a number above the first and up to the second, in order.
  List<Message> messages(ConversationId id, long afterSeq, long toSeq);

  /// The ids with which clients sent what is stored, as many as the limit at most.
  Set<String> clientMessageIds(ConversationId id, int limit);

  /// The message that was sent with this id.
  Optional<Message> messageByClientId(ConversationId id, String clientMessageId);

  List<Conversation> list(ConversationQuery query);

  /// The conversations of a respondent that are active, newest first.
  List<Conversation> activeOf(CustomerId customer);

  /// In how many conversations, at most, something was said that [#list] does not find yet where it
  /// looks into transcripts.
  long unindexed();

  /// How many conversations there are.
  long count();
}
