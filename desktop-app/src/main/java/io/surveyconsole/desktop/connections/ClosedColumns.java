package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.CloseWords;
import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.DotCell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What the table says of a connection that has ended.
final class ClosedColumns {
  private static final String NOTHING = "–";

  private final Kit kit;

  ClosedColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<ClosedRow>> all() {
    return List.of(
        Column.<ClosedRow>of("state", "", 30, row -> text("connections.state.closed"))
            .styled("mark")
            .drawnBy(() ->
                new DotCell<>(row -> Dot.Tone.HOLLOW, row -> text("connections.state.closed"))),
        ConnectionColumns.respondent(),
        ConnectionColumns.conversation(),
        Column.<ClosedRow>of("closed", text("connections.closed-at"), 80, this::closedAt)
            .withTip(row -> kit.times().exact(row.value().closedAt()))
            .sortedBy(row -> row.value().closedAt())
            .thatDates()
            .styled("muted"),
        Column.<ClosedRow>of("lasted", text("connections.lasted"), 66, ClosedColumns::lasted)
            .sortedBy(ClosedColumns::duration)
            .styled("figure muted"),
        Column.<ClosedRow>of("why", text("connections.why"), 330, ClosedColumns::why)
            .withTip(ClosedColumns::why)
            .thatGrows(),
        Column.<ClosedRow>of(
                "advice", text("connections.advice"), 230, row -> Advice.of(row.value()))
            .withTip(row -> Advice.of(row.value()))
            .thatShrinks()
            .styled("muted"),
        Column.<ClosedRow>of("resumed", text("connections.resumed"), 144, this::resumed)
            .withTip(this::resumedExactly)
            .sortedBy(ClosedColumns::resumedAt)
            .styled("muted"),
        ConnectionColumns.<ClosedRow>address().thatHidesAtFirst(),
        ConnectionColumns.<ClosedRow>client().thatHidesAtFirst(),
        ConnectionColumns.id());
  }

  private String closedAt(ClosedRow row) {
    return kit.times().clock(row.value().closedAt());
  }

  static String lasted(ClosedRow row) {
    return Times.span(duration(row));
  }

  private static Duration duration(ClosedRow row) {
    return Duration.between(row.connection().openedAt(), row.value().closedAt());
  }

  static String why(ClosedRow row) {
    return CloseWords.of(row.connection().closeCode(), row.connection().closeReason());
  }

  private String resumed(ClosedRow row) {
    Instant at = row.value().resumedAt();
    return at == null ? NOTHING : text("connections.resumed.at", kit.times().clock(at));
  }

  private String resumedExactly(ClosedRow row) {
    Instant at = row.value().resumedAt();
    return at == null ? "" : kit.times().exact(at);
  }

  private static Instant resumedAt(ClosedRow row) {
    return Objects.requireNonNullElse(row.value().resumedAt(), Instant.EPOCH);
  }
}
