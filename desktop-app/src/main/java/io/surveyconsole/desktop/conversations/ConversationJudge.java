package io.surveyconsole.desktop.conversations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A filter at work. It is asked for every change of every conversation, tens of thousands of times
/// a second, so what can be prepared is, and what is cheap is asked first. Only the present moment
/// changes in it, and with [#moveTo] who is over the line because of that is known: nobody else
/// need be judged again.
final class ConversationJudge implements Predicate<ConversationRow> {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final ConversationFilter filter;
  private final ZoneId zone;
  private final Set<String> states;
  private final Set<String> surveys;
  private final Activity activity;
  private final String[] words;
  private final String[] respondent;
  private final boolean timeless;
  private Instant cut;

  ConversationJudge(ConversationFilter filter, Instant now, ZoneId zone) {
    this.filter = filter;
    this.zone = zone;
    this.states = filter.states();
    this.surveys = filter.surveys();
    this.activity = filter.activity();
    this.words = words(filter.text());
    this.respondent = words(filter.respondent());
    this.timeless = activity instanceof Activity.Any;
    this.cut = activity.cut(now, zone);
  }

  @Override
  public boolean test(ConversationRow row) {
    Conversation conversation = row.value();
    var summary = conversation.summary();
    return (filter.tests() || !summary.test())
        && (states.isEmpty() || states.contains(summary.status()))
        && (surveys.isEmpty() || surveys.contains(summary.surveyName()))
        && isThere(conversation.connections())
        && (timeless || activity.passes(summary.updatedAt(), cut))
        && allOf(respondent, row.respondent(), "")
        && mentions(row);
  }

  /// It is later now.
  ///
  /// @return those whom the time that has gone by may have brought to the other side
  Predicate<ConversationRow> moveTo(Instant now) {
    Instant before = cut;
    cut = activity.cut(now, zone);
    if (cut.equals(before)) {
      return row -> false;
    }
    Instant from = cut.isAfter(before) ? before : cut;
    Instant to = cut.isAfter(before) ? cut : before;
    return row -> {
      Instant last = row.summary().updatedAt();
      return last.compareTo(from) > 0 && last.compareTo(to) <= 0;
    };
  }

  boolean timeless() {
    return timeless;
  }

  private boolean isThere(int connections) {
    return switch (filter.presence()) {
      case ANY -> true;
      case NOW -> connections > 0;
      case AWAY -> connections == 0;
    };
  }

  private boolean mentions(ConversationRow row) {
    return words.length == 0
        || allOf(words, row.about(), row.summary().lastMessage().toLowerCase(Locale.ROOT));
  }

  private static boolean allOf(String[] words, String here, String orHere) {
    for (String word : words) {
      if (!here.contains(word) && !orHere.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String[] words(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? new String[0] : SPACE.split(lower);
  }
}
