package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.AuditEntryView;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditModelTest {
  private static final int KEPT = 1_000;

  private final FakeSurveyApi api = new FakeSurveyApi();
  private final AuditModel model = new AuditModel(api, Tasks.inline(), KEPT);

  private static AuditEntryView entry(long number, String who) {
    return new AuditEntryView(
        number,
        NOON.plusSeconds(number),
        who,
        "192.0.2.7",
        "DELETE /connections/{id}",
        "k-" + number,
        number % 2 == 0 ? 204 : 403);
  }

  /// Adds entries up to this number to the server's log.
  private void happened(long upTo) {
    long from = api.audit.isEmpty() ? 1 : api.audit.getFirst().number() + 1;
    LongStream.rangeClosed(from, upTo)
        .forEach(number -> api.audit.addFirst(entry(number, "script")));
  }

  private List<Long> shown() {
    return model.rows().shown().stream()
        .map(AuditRow::number)
        .sorted((one, other) -> Long.compare(other, one))
        .toList();
  }

  private static List<Long> down(long from, long to) {
    return LongStream.rangeClosed(to, from).mapToObj(n -> from + to - n).toList();
  }

  @Test
  void beginsWithTheNewestPage() {
    happened(500);
    model.refresh();
    assertThat(shown()).isEqualTo(down(500, 301));
    assertThat(model.reachProperty().get()).isEqualTo(Reach.MORE);
    assertThat(model.newestNumber()).isEqualTo(500);
  }

  @Test
  void knowsTheBeginningOfAShortLog() {
    happened(3);
    model.refresh();
    assertThat(model.reachProperty().get()).isEqualTo(Reach.BEGINNING);
    model.loadOlder();
    assertThat(api.calls).hasSize(1);
  }

  @Test
  void mergesWhatIsNewByNumber() {
    happened(3);
    model.refresh();
    var row = model.rows().find("3").orElseThrow();
    happened(5);
    model.refresh();
    assertThat(shown()).isEqualTo(down(5, 1));
    assertThat(model.rows().find("3")).containsSame(row);
  }

  @Test
  void leavesNoGapWhereMuchHappenedMeanwhile() {
    happened(10);
    model.refresh();
    happened(700);
    model.refresh();
    assertThat(shown()).isEqualTo(down(700, 1));
    assertThat(model.reachProperty().get()).isEqualTo(Reach.BEGINNING);
  }

  @Test
  void beginsAnewWhereTooMuchHappenedToFillTheGap() {
    happened(10);
    model.refresh();
    happened(5_000);
    model.refresh();
    assertThat(shown()).isEqualTo(down(5_000, 4_001));
    assertThat(model.reachProperty().get()).isEqualTo(Reach.CUT);
  }

  @Test
  void beginsAnewWithTheLogOfAnotherServer() {
    happened(10);
    model.refresh();
    api.audit.clear();
    for (long number = 1; number <= 12; number++) {
      api.audit.addFirst(entry(number, "somebody else"));
    }
    model.refresh();
    assertThat(shown()).isEqualTo(down(12, 1));
    assertThat(model.rows().all())
        .extracting(row -> row.value().who())
        .containsOnly("somebody else");
    api.audit.clear();
    model.refresh();
    assertThat(shown()).isEmpty();
  }

  @Test
  void goesBackToTheBeginning() {
    happened(500);
    model.refresh();
    model.loadOlder();
    assertThat(shown()).isEqualTo(down(500, 101));
    model.loadOlder();
    assertThat(shown()).isEqualTo(down(500, 1));
    assertThat(model.reachProperty().get()).isEqualTo(Reach.BEGINNING);
    happened(501);
    model.refresh();
    assertThat(shown()).isEqualTo(down(501, 1));
  }

  @Test
  void keepsTheNewestOnlyAndSaysSo() {
    happened(5_000);
    model.refresh();
    while (model.reachProperty().get() == Reach.MORE) {
      model.loadOlder();
    }
    assertThat(shown()).isEqualTo(down(5_000, 4_001));
    assertThat(model.reachProperty().get()).isEqualTo(Reach.CUT);
    happened(5_010);
    model.refresh();
    assertThat(shown()).isEqualTo(down(5_010, 4_011));
    int calls = api.calls.size();
    model.loadOlder();
    assertThat(api.calls).hasSize(calls);
  }

  @Test
  void holdsTheFilterAgainstEveryEntry() {
    happened(4);
    model.filterTextProperty().set("REFUSED k-");
    model.refresh();
    assertThat(shown()).containsExactly(3L, 1L);
    happened(6);
    model.refresh();
    assertThat(shown()).containsExactly(5L, 3L, 1L);
    model.filterTextProperty().set("k-6 192.0.2.7 delete script");
    assertThat(shown()).containsExactly(6L);
    model.clearFilter();
    assertThat(shown()).hasSize(6);
  }

  @Test
  void keepsWhatItHasWhenTheServerDoesNotAnswer() {
    happened(3);
    model.refresh();
    api.broken = true;
    model.refresh();
    assertThat(shown()).hasSize(3);
    assertThat(model.readingProperty().get()).isInstanceOf(Reading.Failed.class);
    api.broken = false;
    model.refresh();
    assertThat(model.readingProperty().get()).isEqualTo(new Reading.Done());
  }

  @Test
  void showsNothingOfWhatItMayNotSee() {
    happened(3);
    model.refresh();
    api.refusal = FakeSurveyApi.refusal(401, "The token was revoked.");
    model.refresh();
    assertThat(shown()).isEmpty();
    assertThat(model.readingProperty().get()).isEqualTo(new Reading.NotAllowed());
  }
}
