package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.protocol.ServerMessage.Option;
import io.surveyconsole.server.protocol.ServerMessage.Question;
import java.util.List;
import java.util.Optional;

/// Finds which question the bot asked, by what it said. Where it is unsure it finds none: no
/// options are better than the options of another question.
final class OpenQuestion {
  private final List<Question> questions;

  /// @param questions those of the survey that have been told
  OpenQuestion(List<Question> questions) {
    this.questions = List.copyOf(questions);
  }

  /// The one question with options that these words ask.
  Optional<Question> askedBy(String words) {
    var asked = questions.stream().filter(question -> asks(words, question)).toList();
    return asked.size() == 1 ? Optional.of(asked.getFirst()) : Optional.empty();
  }

  /// The bot asks with the question's text on lines of its own, then its options in order to the
  /// end.
  private static boolean asks(String words, Question question) {
    if (question.options().isEmpty()) {
      return false;
    }
    int start = words.lastIndexOf(question.text() + "\n");
    if (start < 0 || (start > 0 && words.charAt(start - 1) != '\n')) {
      return false;
    }
    int place = start + question.text().length();
    for (Option option : question.options()) {
      int found = words.indexOf(option.text(), place);
      if (found < 0) {
        return false;
      }
      place = found + option.text().length();
    }
    return words.substring(place).isBlank();
  }
}
