package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.ChoiceQuestion;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.TextQuestion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the bot says, and what becomes of what it is told. Pure: the same survey, state and words
/// always give the same result.
public final class ConversationFlow {

  private static final String THANKS = "Thank you! That was the last question.";
  private static final String SKIPPED = "We skip this question.";
  private static final String REOPENED = "We go on with the survey.";
  private static final String NEEDS_NUMBERED =
      "Please choose one of the options: send its number or its text.";
  private static final String NEEDS_SCALE = "Please choose one of the numbers shown.";
  private static final String NEEDS_WORDS = "Please answer in a few words.";

  private ConversationFlow() {}

  /// The open question: depth first, each answered question followed by those of its follow-ups
  /// whose condition its answer meets, a skipped one by none.
  public static Position position(Survey survey, ConversationState state) {
    var behind = 0;
    for (var question : survey.questions()) {
      var open = firstOpen(question, state);
      if (open != null) {
        return new Position.Asking(open, behind);
      }
      behind++;
    }
    return new Position.Finished(behind);
  }

  /// What the bot says first.
  public static String opening(Survey survey) {
    return say(position(survey, ConversationState.beginning()));
  }

  /// The question as the bot asks it: its text, then its options.
  public static String ask(Question question) {
    return switch (question) {
      case TextQuestion text -> text.text();
      case ChoiceQuestion choice -> choice.text() + "\n" + OptionMenu.of(choice.options()).shown();
    };
  }

  /// What comes of the respondent's words as the answer to the open question.
  ///
  /// @throws IllegalStateException if everything has been answered
  public static FlowResult answer(Survey survey, ConversationState state, String content) {
    return switch (position(survey, state)) {
      case Position.Asking(var question, _) -> answer(survey, state, question, content);
      case Position.Finished _ -> throw new IllegalStateException(finished(survey));
    };
  }

  /// Passes over the open question and its follow-ups.
  ///
  /// @throws IllegalStateException if no question is open
  public static PassedOver skip(Survey survey, ConversationState state) {
    return switch (position(survey, state)) {
      case Position.Asking(var question, _) -> {
        var next = state.with(question.id(), new Answer.Skipped());
        var position = position(survey, next);
        yield new PassedOver(question.id(), next, position, SKIPPED + "\n\n" + say(position));
      }
      case Position.Finished _ -> throw new IllegalStateException(finished(survey));
    };
  }

  /// What the bot says when a conversation goes on that was ended before its last question.
  public static String goOn(Question open) {
    return REOPENED + "\n\n" + ask(open);
  }

  private static String finished(Survey survey) {
    return "survey " + survey.id() + " is answered already";
  }

  private static FlowResult answer(
      Survey survey, ConversationState state, Question question, String content) {
    var understood = understand(question, content);
    if (understood.isEmpty()) {
      return new FlowResult.Rejected(question.id(), needs(question) + "\n\n" + ask(question));
    }
    var next = state.with(question.id(), understood.get());
    var position = position(survey, next);
    return new FlowResult.Accepted(question.id(), understood.get(), next, position, say(position));
  }

  private static Optional<Answer.Given> understand(Question question, String content) {
    return switch (question) {
      case ChoiceQuestion choice ->
          OptionMenu.of(choice.options())
              .find(content)
              .map(option -> new Answer.Chosen(option.id()));
      case TextQuestion _ ->
          AnswerKey.of(content).isEmpty()
              ? Optional.empty()
              : Optional.of(new Answer.Text(content));
    };
  }

  private static String needs(Question question) {
    return switch (question) {
      case ChoiceQuestion choice ->
          OptionMenu.of(choice.options()).isNumbered() ? NEEDS_NUMBERED : NEEDS_SCALE;
      case TextQuestion _ -> NEEDS_WORDS;
    };
  }

  private static String say(Position position) {
    return switch (position) {
      case Position.Asking(var question, _) -> ask(question);
      case Position.Finished _ -> THANKS;
    };
  }

  private static @Nullable Question firstOpen(Question question, ConversationState state) {
    var answer = state.answers().get(question.id());
    if (answer == null) {
      return question;
    }
    return switch (answer) {
      case Answer.Skipped() -> null;
      case Answer.Given given -> firstOpenFollowUp(question, given, state);
    };
  }

  private static @Nullable Question firstOpenFollowUp(
      Question question, Answer.Given answer, ConversationState state) {
    for (var followUp : question.followUps()) {
      if (Conditions.holds(followUp.condition(), question, answer)) {
        var open = firstOpen(followUp.question(), state);
        if (open != null) {
          return open;
        }
      }
    }
    return null;
  }
}
