package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.closed;
import static io.surveyconsole.desktop.testing.Samples.open;
import static io.surveyconsole.desktop.testing.Samples.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.LiveRows;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.ConnectionView;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionsModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final ConnectionsModel model = new ConnectionsModel(api, Tasks.inline());

  private static List<String> ids(LiveRows<ConnectionView, ConnectionRow> rows) {
    return rows.shown().stream().map(ConnectionRow::id).toList();
  }

  @Test
  void movesAConnectionDownWhenItEnds() {
    model.apply(changes(open("k1", "a", "Maya"), slow("k2", "b", "Jonas")));
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(2, 1, 0));
    model.apply(changes(closed("k1", "a", "Maya", Samples.NOON)));
    assertThat(ids(model.open())).containsExactly("k2");
    assertThat(ids(model.closed())).containsExactly("k1");
    assertThat(model.countsProperty().get()).isEqualTo(new ConnectionsModel.Counts(1, 1, 1));
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
  void closesWithTheOperatorsReason() {
    model.close("k1", "Sorry, maintenance");
    assertThat(api.calls).containsExactly("close k1: Sorry, maintenance");
    api.broken = true;
    model.close("k1", "");
    assertThat(model.troubleProperty().get()).contains("the line is dead");
  }
}
