package io.surveyconsole.desktop.conversations;

import io.surveyconsole.server.api.ConversationSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which conversations the operator wants to see.
///
/// @param text every word of it must occur somewhere; empty asks for nothing
/// @param active only those that go on; with `completed` or without either, both
/// @param completed only those that are finished
/// @param connected only those whose respondent is there now
/// @param tests also those that were begun as a test
record ConversationFilter(
    String text, boolean active, boolean completed, boolean connected, boolean tests)
    implements Predicate<ConversationRow> {

  static final ConversationFilter ALL = new ConversationFilter("", false, false, false, false);

  @Override
  public boolean test(ConversationRow row) {
    Conversation conversation = row.value();
    if (conversation.summary().test() && !tests) {
      return false;
    }
    if (active != completed && completed != conversation.completed()) {
      return false;
    }
    if (connected && conversation.connections() == 0) {
      return false;
    }
    return words().allMatch(word -> mentions(conversation.summary(), word));
  }

  /// Whether it hides anything but tests.
  boolean narrows() {
    return !text.isBlank() || active != completed || connected;
  }

  private Stream<String> words() {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty());
  }

  private static boolean mentions(ConversationSummary summary, String word) {
    return List.of(
            summary.customerName(),
            summary.customerEmail(),
            summary.surveyName(),
            summary.id(),
            summary.lastMessage())
        .stream()
        .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(word));
  }
}
