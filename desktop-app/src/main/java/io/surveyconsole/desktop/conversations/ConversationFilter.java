package io.surveyconsole.desktop.conversations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/// Which conversations the operator wants to see.
///
/// @param text every word of it must occur somewhere; empty asks for nothing
/// @param states names of states as the server has them; empty lets all pass
/// @param surveys names of surveys; empty lets all pass
/// @param respondent occurs in the respondent's name or email; empty asks for nothing
/// @param tests also those that were begun as a test
record ConversationFilter(
    String text,
    Set<String> states,
    Set<String> surveys,
    String respondent,
    Activity activity,
    Presence presence,
    boolean tests) {

  /// Everything but tests.
  static final ConversationFilter ALL =
      new ConversationFilter("", Set.of(), Set.of(), "", new Activity.Any(), Presence.ANY, false);

  ConversationFilter {
    states = Set.copyOf(states);
    surveys = Set.copyOf(surveys);
  }

  /// Holds it against every change from now on; see [ConversationJudge].
  ConversationJudge judge(Instant now, ZoneId zone) {
    return new ConversationJudge(this, now, zone);
  }

  /// Whether it hides anything but tests.
  boolean narrows() {
    return !text.isBlank()
        || !states.isEmpty()
        || !surveys.isEmpty()
        || !respondent.isBlank()
        || !(activity instanceof Activity.Any)
        || presence != Presence.ANY;
  }

  ConversationFilter withText(String now) {
    return new ConversationFilter(now, states, surveys, respondent, activity, presence, tests);
  }

  ConversationFilter withStates(Set<String> now) {
    return new ConversationFilter(text, now, surveys, respondent, activity, presence, tests);
  }

  ConversationFilter withSurveys(Set<String> now) {
    return new ConversationFilter(text, states, now, respondent, activity, presence, tests);
  }

  ConversationFilter withRespondent(String now) {
    return new ConversationFilter(text, states, surveys, now, activity, presence, tests);
  }

  ConversationFilter withActivity(Activity now) {
    return new ConversationFilter(text, states, surveys, respondent, now, presence, tests);
  }

  ConversationFilter withPresence(Presence now) {
    return new ConversationFilter(text, states, surveys, respondent, activity, now, tests);
  }

  ConversationFilter withTests(boolean now) {
    return new ConversationFilter(text, states, surveys, respondent, activity, presence, now);
  }
}
