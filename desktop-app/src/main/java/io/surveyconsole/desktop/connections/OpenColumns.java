package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.DotCell;
import java.util.List;
import java.util.Objects;

/// What the table says of a connection that is open.
final class OpenColumns {
  /// Its line goes on every second, so there is no order by it that lasts.
  static final String MINUTE = "minute";

  private final Kit kit;

  OpenColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<ConnectionRow>> all() {
    return List.of(
        Column.<ConnectionRow>of("state", "", 30, OpenColumns::state)
            .withTip(OpenColumns::state)
            .styled("mark")
            .drawnBy(() -> new DotCell<>(OpenColumns::tone, OpenColumns::state)),
        ConnectionColumns.respondent(),
        Column.<ConnectionRow>of(
                "question",
                text("connections.question"),
                72,
                row -> ConnectionWords.question(row.value()))
            .withTip(row -> ConnectionColumns.aboutSurvey(row.value()))
            .sortedBy(OpenColumns::behind)
            .styled("muted"),
        ConnectionColumns.conversation(),
        ConnectionColumns.address(),
        ConnectionColumns.client(),
        Column.<ConnectionRow>of("since", text("connections.since"), 66, this::since)
            .withTip(row -> kit.times().exact(row.value().openedAt()))
            .sortedBy(row -> row.value().openedAt())
            .thatTicks()
            .styled("figure muted"),
        Column.<ConnectionRow>of("idle", text("connections.idle"), 56, this::idle)
            .withTip(row -> kit.times().exact(row.value().lastActivityAt()))
            .sortedBy(row -> row.value().lastActivityAt())
            .thatTicks()
            .styled("figure muted"),
        Column.<ConnectionRow>of(
                "round-trip",
                text("connections.round-trip"),
                80,
                row -> ConnectionWords.roundTrip(row.value()))
            .withTip(row -> text("connections.round-trip.tip"))
            .sortedBy(OpenColumns::millis)
            .styled("figure"),
        Column.<ConnectionRow>of(
                "messages",
                text("connections.messages"),
                94,
                row -> ConnectionWords.messages(row.value()))
            .sortedBy(row -> row.value().messagesIn() + row.value().messagesOut())
            .styled("figure muted"),
        Column.<ConnectionRow>of(
                "bytes", text("connections.bytes"), 114, row -> ConnectionWords.bytes(row.value()))
            .sortedBy(row -> row.value().bytesIn() + row.value().bytesOut())
            .styled("figure muted"),
        Column.<ConnectionRow>of(
                "queue",
                text("connections.queue"),
                60,
                row -> Figures.count(row.value().queuedFrames()))
            .withTip(row -> ConnectionWords.queue(row.value()))
            .sortedBy(row -> row.value().queuedBytes())
            .styled("figure"),
        Column.<ConnectionRow>of(
                "reconnects",
                text("connections.reconnects"),
                88,
                row -> Figures.count(row.value().reconnects()))
            .withTip(row -> ConnectionWords.reconnects(row.value()))
            .sortedBy(row -> row.value().reconnects())
            .styled("figure muted"),
        Column.<ConnectionRow>of(MINUTE, text("connections.minute"), 104, row -> "")
            .withTip(row ->
                text(
                    "connections.minute.tip",
                    Figures.bytes(row.traffic().sum()),
                    Figures.bytes(row.traffic().most())))
            .sortedBy(ConnectionRow::id)
            .thatTicks()
            .drawnBy(SparklineCell::new),
        ConnectionColumns.id());
  }

  static String state(ConnectionRow row) {
    return row.slow() ? text("connections.state.slow") : text("connections.state.open");
  }

  private static Dot.Tone tone(ConnectionRow row) {
    return row.slow() ? Dot.Tone.WARN : Dot.Tone.GOOD;
  }

  private static int behind(ConnectionRow row) {
    return Objects.requireNonNullElse(row.value().questionIndex(), -1);
  }

  private static long millis(ConnectionRow row) {
    return Objects.requireNonNullElse(row.value().roundTripMillis(), -1L);
  }

  private String since(ConnectionRow row) {
    return Times.ago(row.value().openedAt(), kit.ticker().now());
  }

  private String idle(ConnectionRow row) {
    return Times.ago(row.value().lastActivityAt(), kit.ticker().now());
  }
}
