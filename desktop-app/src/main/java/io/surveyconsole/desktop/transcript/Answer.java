package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.backend.SurveyDefinition;
import io.surveyconsole.desktop.backend.SurveyDefinition.Asked;
import io.surveyconsole.desktop.backend.SurveyDefinition.Choice;
import io.surveyconsole.server.api.AnsweredView;
import io.surveyconsole.server.api.ConversationView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question and what was answered to it.
///
/// @param depth 0 for a question of the survey, 1 for a follow-up of it, and so on
/// @param answer the option's text, or the respondent's own words; null while there is none
/// @param seq the number of the message that was the answer; 0 where that is not known
record Answer(int depth, String question, @Nullable String answer, @Nullable Instant at, long seq) {

  /// All questions of a survey in its order, follow-ups behind theirs. What was answered that the
  /// survey does not ask comes at the end under its id.
  static List<Answer> of(SurveyDefinition survey, ConversationView conversation) {
    var answers = new ArrayList<Answer>();
    Set<String> asked = new HashSet<>();
    survey.questions().forEach(question -> add(question, 0, conversation, answers, asked));
    conversation.answers().entrySet().stream()
        .filter(entry -> !asked.contains(entry.getKey()))
        .forEach(entry ->
            answers.add(of(0, entry.getKey(), entry.getValue(), entry.getKey(), conversation)));
    return answers;
  }

  private static void add(
      Asked question,
      int depth,
      ConversationView conversation,
      List<Answer> answers,
      Set<String> asked) {
    asked.add(question.id());
    String given = conversation.answers().get(question.id());
    String words = given == null ? null : words(question, given);
    answers.add(of(depth, question.text(), words, question.id(), conversation));
    Objects.requireNonNull(question.followUps())
        .forEach(followUp -> add(followUp, depth + 1, conversation, answers, asked));
  }

  private static String words(Asked question, String given) {
    return Objects.requireNonNull(question.options()).stream()
        .filter(option -> option.id().equals(given))
        .map(Choice::text)
        .findFirst()
        .orElse(given);
  }

  private static Answer of(
      int depth,
      String question,
      @Nullable String words,
      String id,
      ConversationView conversation) {
    Map<String, AnsweredView> answered =
        Objects.requireNonNullElse(conversation.answered(), Map.of());
    AnsweredView where = answered.get(id);
    return where == null
        ? new Answer(depth, question, words, null, 0)
        : new Answer(depth, question, words, where.timestamp(), where.seq());
  }
}
