package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.closed;
import static io.surveyconsole.desktop.testing.Samples.completed;
import static io.surveyconsole.desktop.testing.Samples.open;
import static io.surveyconsole.desktop.testing.Samples.test;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.api.ConversationSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationFilterTest {
  private static final Duration FIVE = Duration.ofMinutes(5);

  private final ConversationsModel model = new ConversationsModel();

  private List<String> shown() {
    return model.rows().shown().stream().map(ConversationRow::id).toList();
  }

  private void filter(UnaryOperator<ConversationFilter> change) {
    model.filter().change(change);
  }

  private void now(Instant instant) {
    model.filter().tick(instant, ZoneOffset.UTC);
  }

  private static ConversationSummary ended(String id) {
    return with(active(id, "Noor", 1), "ended", "Ice Cream Preference");
  }

  private static ConversationSummary of(String id, String survey) {
    return with(active(id, "Noor", 1), "active", survey);
  }

  private static ConversationSummary with(ConversationSummary like, String status, String survey) {
    return new ConversationSummary(
        like.id(),
        like.customerId(),
        like.customerName(),
        like.customerEmail(),
        like.surveyId(),
        survey,
        like.surveyVersion(),
        status,
        like.test(),
        like.questionIndex(),
        like.totalQuestions(),
        like.progress(),
        like.lastSeq(),
        like.lastSender(),
        like.lastMessage(),
        like.createdAt(),
        like.updatedAt(),
        like.completedAt());
  }

  @Test
  void knowsTheStateOfTheServersOwnName() {
    model.apply(changes(active("a", "Maya", 1), completed("b", "Jonas", 1), ended("c")));
    filter(all -> all.withStates(Set.of("ended")));
    assertThat(shown()).containsExactly("c");
    assertThat(StateWords.of("ended")).isEqualTo("ended");
    assertThat(StateWords.of("paused")).as("a state that is not known").isEqualTo("paused");
    assertThat(model.countsProperty().get()).isEqualTo(new ConversationCounts(1, 1, 0, 0));
  }

  @Test
  void narrowsToSurveys() {
    model.apply(changes(of("a", "Support"), of("b", "Events"), of("c", "support")));
    assertThat(model.filter().surveys()).contains("Events", "Support");
    filter(all -> all.withSurveys(Set.of("Support")));
    assertThat(shown()).containsExactly("a");
  }

  @Test
  void looksForTheRespondentInNameAndEmailAlone() {
    model.apply(changes(active("maya-okonkwo", "Jonas", 1), active("b", "MAYA Okonkwo", 1)));
    filter(all -> all.withRespondent(" Okonkwo  maya"));
    assertThat(shown()).containsExactly("b");
  }

  @Test
  void narrowsToThoseWhoAreNotConnected() {
    model.apply(changes(open("k", "a", "Maya")));
    model.apply(changes(active("a", "Maya", 1), active("b", "Jonas", 1)));
    filter(all -> all.withPresence(Presence.AWAY));
    assertThat(shown()).containsExactly("b");
    model.apply(changes(closed("k", "a", "Maya", NOON)));
    assertThat(shown()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void bringsThoseInWhoFallSilentAsTimeGoesBy() {
    now(NOON);
    model.apply(changes(active("a", "Maya", 1), active("b", "Jonas", 100)));
    filter(all -> all.withActivity(new Activity.IdleFor(FIVE)));
    assertThat(shown()).isEmpty();
    now(NOON.plus(FIVE).plusSeconds(1));
    assertThat(shown()).containsExactly("a");
    model.apply(changes(active("a", "Maya", 400)));
    assertThat(shown()).as("who speaks again is gone at once").isEmpty();
    now(NOON.plus(FIVE).plusSeconds(100));
    assertThat(shown()).containsExactly("b");
    now(NOON);
    assertThat(shown()).as("the clock was set back").isEmpty();
  }

  @Test
  void letsThoseGoWhoWereActiveLongAgo() {
    now(NOON.plusSeconds(100));
    model.apply(changes(active("a", "Maya", 1), active("b", "Jonas", 100)));
    filter(all -> all.withActivity(new Activity.Within(FIVE)));
    assertThat(shown()).containsExactly("a", "b");
    now(NOON.plus(FIVE).plusSeconds(1));
    assertThat(shown()).containsExactly("b");
  }

  @Test
  void beginsANewDayAtTheOperatorsMidnight() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    model.filter().tick(NOON, tokyo);
    model.apply(changes(completed("a", "Maya", 1)));
    filter(all -> all.withActivity(new Activity.Today()));
    assertThat(shown()).containsExactly("a");
    model.filter().tick(Instant.parse("2026-11-22T14:59:58Z"), tokyo);
    assertThat(shown()).containsExactly("a");
    model.filter().tick(Instant.parse("2026-11-22T15:00:01Z"), tokyo);
    assertThat(shown()).isEmpty();
  }

  @Test
  void judgesOnlyThoseAgainWhomTheTimeHasBroughtOver() {
    ConversationFilter wanted = ConversationFilter.ALL.withActivity(new Activity.IdleFor(FIVE));
    ConversationJudge judge = wanted.judge(NOON, ZoneOffset.UTC);
    model.apply(
        changes(active("a", "Maya", 1), active("b", "Jonas", 100), active("c", "Aiko", 200)));
    assertThat(model.rows().all().filtered(judge.moveTo(NOON))).isEmpty();
    assertThat(model.rows().all().filtered(judge.moveTo(NOON.plus(FIVE).plusSeconds(50))))
        .extracting(ConversationRow::id)
        .containsExactly("a");
    assertThat(model.rows().all().filtered(judge.moveTo(NOON.plus(FIVE).plusSeconds(100))))
        .extracting(ConversationRow::id)
        .containsExactly("b");
  }

  @Test
  void isNotMovedByTheTimeWhileItIsHeldStill() {
    now(NOON.plusSeconds(1));
    model.apply(changes(active("a", "Maya", 1)));
    filter(all -> all.withActivity(new Activity.Within(FIVE)));
    model.rows().pause();
    now(NOON.plus(Duration.ofMinutes(10)));
    assertThat(shown()).containsExactly("a");
    model.rows().proceed();
    assertThat(shown()).isEmpty();
  }

  @Test
  void findsAWordOfTheNewMessageAndNoLongerOfTheOld() {
    model.filter().textProperty().set("MESSAGE 7");
    model.apply(changes(active("a", "Maya", 7)));
    assertThat(shown()).containsExactly("a");
    model.apply(changes(active("a", "Maya", 8)));
    assertThat(shown()).isEmpty();
  }

  @Test
  void followsARespondentWhoIsRenamed() {
    model.filter().textProperty().set("okonkwo");
    model.apply(changes(active("a", "Maya", 1)));
    assertThat(shown()).isEmpty();
    model.apply(changes(active("a", "Maya Okonkwo", 2)));
    assertThat(shown()).containsExactly("a");
  }

  @Test
  void clearingLeavesTheTestsAsTheyAre() {
    model.apply(changes(active("a", "Maya", 1), test("t", "Tester")));
    filter(all -> all.withTests(true).withStates(Set.of("ended")).withText("x"));
    assertThat(shown()).isEmpty();
    model.filter().clear();
    assertThat(shown()).containsExactly("a", "t");
    assertThat(model.filter().textProperty().get()).isEmpty();
  }

  static List<ConversationFilter> everyKind() {
    ConversationFilter all = ConversationFilter.ALL;
    return List.of(
        all,
        all.withText("maya ice"),
        all.withStates(Set.of("active", "ended")),
        all.withSurveys(Set.of("A, with a comma", "B\"")),
        all.withRespondent("x@y"),
        all.withActivity(new Activity.Today()),
        all.withActivity(new Activity.Within(Duration.ofMinutes(15))),
        all.withActivity(new Activity.IdleFor(FIVE)),
        all.withPresence(Presence.NOW),
        all.withPresence(Presence.AWAY),
        all.withTests(true));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isRememberedWhole(ConversationFilter filter) {
    assertThat(FilterWords.filter(FilterWords.of(filter))).isEqualTo(filter);
  }

  @Test
  void askingForNothingIsRememberedAsNothing() {
    assertThat(FilterWords.of(ConversationFilter.ALL)).isEmpty();
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    for (String activity : List.of("idle", "idle x", "idle PT0S", "within PT9999H", "later")) {
      assertThat(
              FilterWords.filter(
                  Map.of(
                      "activity", List.of(activity),
                      "colour", List.of("red"),
                      "connected", List.of("maybe"),
                      "respondent", List.of("x".repeat(201)))))
          .isEqualTo(ConversationFilter.ALL);
    }
  }

  @Test
  void saysWhetherItNarrows() {
    for (ConversationFilter filter : everyKind()) {
      boolean onlyTests = filter.withTests(false).equals(ConversationFilter.ALL);
      assertThat(filter.narrows()).isEqualTo(!onlyTests);
    }
  }
}
