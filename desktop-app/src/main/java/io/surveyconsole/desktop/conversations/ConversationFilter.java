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
/// @param active those that go on; without this and the next two, all of them
/// @param completed those that are finished
/// @param ended those that an operator ended
/// @param connected only those whose respondent is there now
/// @param tests also those that were begun as a test
record ConversationFilter(
    String text, boolean active, boolean completed, boolean ended, boolean connected, boolean tests)
    implements Predicate<ConversationRow> {

  static final ConversationFilter ALL =
      new ConversationFilter("", false, false, false, false, false);

  @Override
  public boolean test(ConversationRow row) {
    Conversation conversation = row.value();
    if (conversation.summary().test() && !tests) {
      return false;
    }
    if (narrowsState() && !isInState(conversation)) {
      return false;
    }
    if (connected && conversation.connections() == 0) {
      return false;
    }
    return words().allMatch(word -> mentions(conversation.summary(), word));
  }

  /// Whether it hides anything but tests.
  boolean narrows() {
    return !text.isBlank() || narrowsState() || connected;
  }

  private boolean narrowsState() {
    return (active || completed || ended) && !(active && completed && ended);
  }

  private boolean isInState(Conversation conversation) {
    return (active && conversation.active())
        || (completed && conversation.completed())
        || (ended && conversation.ended());
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
