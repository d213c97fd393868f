package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.testing.Samples.after;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.closed;
import static io.surveyconsole.desktop.testing.Samples.closedFor;
import static io.surveyconsole.desktop.testing.Samples.open;
import static io.surveyconsole.desktop.testing.Samples.returned;
import static io.surveyconsole.desktop.testing.Samples.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.desktop.table.LiveRows;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.RecordedNotices;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.ConnectionView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ConnectionsModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final RecordedNotices notices = new RecordedNotices();
  private final ConnectionsModel model = new ConnectionsModel(api, Tasks.inline(), notices);

  private static List<String> ids(LiveRows<?, ? extends LiveRow<?>> rows) {
    return rows.shown().stream().map(LiveRow::id).toList();
  }

  private Instant resumed(String id) {
    return Objects.requireNonNullElse(
        model.closed().find(id).orElseThrow().value().resumedAt(), Instant.MIN);
  }

  @Test
  void movesAConnectionDownWhenItEnds() {
    model.second(Samples.NOON);
    model.apply(changes(open("k1", "a", "Maya"), slow("k2", "b", "Jonas")));
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(2, 1, 0, 0, 0));
    model.apply(changes(closed("k1", "a", "Maya", Samples.NOON)));
    assertThat(ids(model.open())).containsExactly("k2");
    assertThat(ids(model.closed())).containsExactly("k1");
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(1, 1, 0, 1, 1));
  }

  @Test
  void countsOnWhileTheTableIsHeldStill() {
    model.open().pause();
    model.apply(changes(open("k1", "a", "Maya"), slow("k2", "b", "Jonas")));
    model.apply(changes(slow("k1", "a", "Maya"), open("k2", "b", "Jonas")));
    model.apply(changes(returned("k3", "a", "Maya", Samples.NOON)));
    assertThat(model.open().shown()).isEmpty();
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(3, 1, 1, 0, 0));
    model.begin();
    model.apply(changes(open("k2", "b", "Jonas")));
    model.complete(0);
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(1, 0, 0, 0, 0));
  }

  @Test
  void countsWhoLeftInTheLastHourOnce() {
    model.second(Samples.NOON);
    var early = closed("k1", "a", "Maya", Samples.NOON.minus(Duration.ofMinutes(59)));
    var late = closed("k2", "b", "Jonas", Samples.NOON);
    var longAgo = closed("k0", "c", "Aiko", Samples.NOON.minus(Duration.ofMinutes(61)));
    model.apply(changes(early, late, longAgo));
    model.apply(changes(early, late));
    assertThat(model.countsProperty().get().lastHour()).isEqualTo(2);
    model.second(Samples.NOON.plus(Duration.ofMinutes(2)));
    assertThat(model.countsProperty().get().lastHour()).isEqualTo(1);
    model.second(Samples.NOON.plus(Duration.ofHours(2)));
    assertThat(model.countsProperty().get().lastHour()).isZero();
    assertThat(model.countsProperty().get().closed()).isEqualTo(3);
  }

  @Test
  void saysWhenTheRespondentCameBack() {
    var later = Samples.NOON.plusSeconds(12);
    model.apply(changes(closed("k1", "a", "Maya", Samples.NOON)));
    model.apply(changes(closedFor("k2", "a", Samples.NOON, 1001, "")));
    model.apply(changes(returned("k3", "other", "Jonas", later)));
    assertThat(resumed("k2")).isEqualTo(Instant.MIN);
    model.apply(changes(returned("k4", "a", "Maya", later)));
    assertThat(resumed("k2")).isEqualTo(later);
    assertThat(resumed("k1")).as("of one that is finished").isEqualTo(Instant.MIN);
    model.apply(changes(returned("k5", "a", "Maya", later.plusSeconds(60))));
    assertThat(resumed("k2")).as("the first time").isEqualTo(later);
  }

  @Test
  void findsOutWhenTheyCameBackFromAPictureInAnyOrder() {
    var later = Samples.NOON.plusSeconds(12);
    model.begin();
    model.apply(
        changes(
            returned("k3", "a", "Maya", later),
            closedFor("k1", "a", Samples.NOON, 4413, "1.2 MB in 38 messages waiting")));
    model.complete(0);
    assertThat(resumed("k1")).isEqualTo(later);
  }

  @Test
  void knowsThatWhoCameBackBeforeTheLossWasFoundOutHasResumed() {
    var found = Samples.NOON.plusSeconds(75);
    model.apply(changes(returned("k2", "a", "Maya", Samples.NOON.plusSeconds(3))));
    model.apply(changes(closedFor("k1", "a", found, 1006, "silent for 74 s")));
    model.apply(changes(closedFor("k0", "a", found, 4403, "Enough")));
    assertThat(resumed("k1")).isEqualTo(Samples.NOON.plusSeconds(3));
    assertThat(resumed("k0")).as("of a second window that is closed").isEqualTo(Instant.MIN);
  }

  @Test
  void changesNoRowWhenOnlyTimePasses() {
    model.apply(changes(open("k1", "a", "Maya")));
    var told = new AtomicInteger();
    model
        .open()
        .all()
        .addListener((ListChangeListener<ConnectionRow>) change -> told.incrementAndGet());
    model.open().find("k1").orElseThrow().valueProperty().subscribe(told::incrementAndGet);
    model.second(Samples.NOON);
    model.second(Samples.NOON.plusSeconds(1));
    assertThat(told).hasValue(0);
  }

  @Test
  void notesWhatGoesOverAConnectionInEachSecondAlsoWhileTheTableIsHeldStill() {
    var first = open("k1", "a", "Maya");
    model.apply(changes(first));
    Traffic traffic = model.open().find("k1").orElseThrow().traffic();
    model.second(Samples.NOON);
    assertThat(traffic.sum()).as("what was before is not of now").isZero();
    model.open().pause();
    model.apply(changes(after(first, 116, Samples.NOON)));
    model.second(Samples.NOON.plusSeconds(1));
    model.second(Samples.NOON.plusSeconds(2));
    assertThat(traffic.at(Traffic.SECONDS - 2)).isEqualTo(100);
    assertThat(traffic.at(Traffic.SECONDS - 1)).isZero();
    assertThat(traffic.most()).isEqualTo(100);
    for (int second = 0; second < Traffic.SECONDS; second++) {
      model.second(Samples.NOON.plusSeconds(3 + second));
    }
    assertThat(traffic.sum()).as("a minute later").isZero();
  }

  @Test
  void keepsOnlyTheNewestThatEnded() {
    int many = ConnectionsModel.CLOSED_KEPT + 20;
    model.apply(
        changes(
            IntStream.range(0, many)
                .mapToObj(at -> closed("k" + at, "a", "Maya", Samples.NOON.plusSeconds(at)))
                .toArray(ConnectionView[]::new)));
    assertThat(model.closed().all()).hasSize(ConnectionsModel.CLOSED_KEPT);
    assertThat(ids(model.closed())).contains("k20", "k" + (many - 1)).doesNotContain("k19");
  }

  @Test
  void dropsOpenOnesThatANewPictureDoesNotConfirm() {
    model.apply(changes(open("k1", "a", "Maya"), open("k2", "b", "Jonas")));
    model.begin();
    model.apply(changes(open("k2", "b", "Jonas")));
    model.complete(0);
    assertThat(ids(model.open())).containsExactly("k2");
  }

  @Test
  void filtersBothTables() {
    model.apply(
        changes(
            open("k1", "a", "Maya"),
            slow("k2", "b", "Jonas"),
            closed("k3", "a", "Maya", Samples.NOON)));
    model.filterTextProperty().set("maya firefox");
    assertThat(ids(model.open())).containsExactly("k1");
    assertThat(ids(model.closed())).containsExactly("k3");
    model.clearFilter();
    model.onlySlowProperty().set(true);
    assertThat(ids(model.open())).containsExactly("k2");
  }

  @Test
  void narrowsToWhoCameBackAndToAnAddress() {
    model.apply(changes(open("k1", "a", "Maya"), returned("k2", "b", "Jonas", Samples.NOON)));
    model.onlyReturnedProperty().set(true);
    assertThat(ids(model.open())).containsExactly("k2");
    assertThat(model.narrowed()).isTrue();
    model.clearFilter();
    model.onlyAddressProperty().set("127.0.0.1");
    assertThat(ids(model.open())).containsExactly("k1");
    model.clearFilter();
    assertThat(ids(model.open())).containsExactly("k1", "k2");
  }

  @Test
  void closesOneOrAllOfItsConversationWithTheOperatorsReason() {
    model.apply(changes(open("k1", "a", "Maya"), open("k2", "a", "Maya"), open("k3", "b", "Jo")));
    assertThat(model.connectedTo("a")).isEqualTo(2);
    model.close("k1", "Sorry, maintenance");
    model.closeAll("a", "Enough");
    assertThat(api.calls).containsExactly("close k1: Sorry, maintenance", "close all of a: Enough");
    api.broken = true;
    model.close("k1", "");
    assertThat(notices.told)
        .singleElement()
        .asString()
        .contains("The connection could not be closed", "the line is dead");
  }
}
