package io.surveyconsole.desktop.conversations;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A filter as it is remembered, and back. What is not known, or cannot be, asks for nothing.
final class FilterWords {
  private static final String TEXT = "text";
  private static final String STATES = "states";
  private static final String SURVEYS = "surveys";
  private static final String RESPONDENT = "respondent";
  private static final String ACTIVITY = "activity";
  private static final String CONNECTED = "connected";
  private static final String TESTS = "tests";
  private static final String TODAY = "today";
  private static final String WITHIN = "within ";
  private static final String IDLE = "idle ";
  private static final int LONGEST = 200;

  private FilterWords() {}

  static Map<String, List<String>> of(ConversationFilter filter) {
    var words = new LinkedHashMap<String, List<String>>();
    put(words, TEXT, filter.text());
    words.put(STATES, sorted(filter.states()));
    words.put(SURVEYS, sorted(filter.surveys()));
    put(words, RESPONDENT, filter.respondent());
    put(
        words,
        ACTIVITY,
        switch (filter.activity()) {
          case Activity.Any() -> "";
          case Activity.Today() -> TODAY;
          case Activity.Within(Duration time) -> WITHIN + time;
          case Activity.IdleFor(Duration time) -> IDLE + time;
        });
    put(
        words,
        CONNECTED,
        switch (filter.presence()) {
          case ANY -> "";
          case NOW -> "now";
          case AWAY -> "no";
        });
    put(words, TESTS, filter.tests() ? "shown" : "");
    words.values().removeIf(List::isEmpty);
    return words;
  }

  static ConversationFilter filter(Map<String, List<String>> words) {
    return new ConversationFilter(
        one(words, TEXT),
        Set.copyOf(words.getOrDefault(STATES, List.of())),
        Set.copyOf(words.getOrDefault(SURVEYS, List.of())),
        one(words, RESPONDENT),
        activity(one(words, ACTIVITY)),
        switch (one(words, CONNECTED)) {
          case "now" -> Presence.NOW;
          case "no" -> Presence.AWAY;
          default -> Presence.ANY;
        },
        one(words, TESTS).equals("shown"));
  }

  private static Activity activity(String words) {
    try {
      if (words.equals(TODAY)) {
        return new Activity.Today();
      }
      if (words.startsWith(WITHIN)) {
        return new Activity.Within(Duration.parse(words.substring(WITHIN.length())));
      }
      if (words.startsWith(IDLE)) {
        return new Activity.IdleFor(Duration.parse(words.substring(IDLE.length())));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      return new Activity.Any();
    }
    return new Activity.Any();
  }

  private static void put(Map<String, List<String>> words, String name, String value) {
    words.put(name, value.isBlank() || value.length() > LONGEST ? List.of() : List.of(value));
  }

  private static String one(Map<String, List<String>> words, String name) {
    String first = words.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    return first.length() > LONGEST ? "" : first;
  }

  private static List<String> sorted(Set<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }
}
