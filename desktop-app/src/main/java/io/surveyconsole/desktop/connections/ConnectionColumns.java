package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Column;
import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.DotCell;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.api.ConnectionView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What the tables say of a connection.
final class ConnectionColumns {
  private static final String NOTHING = "–";

  private final Kit kit;

  ConnectionColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<ConnectionRow>> open() {
    return List.of(
        Column.<ConnectionRow>of("state", "", 30, ConnectionColumns::state)
            .withTip(ConnectionColumns::state)
            .styled("mark")
            .drawnBy(() -> new DotCell<>(ConnectionColumns::tone, ConnectionColumns::state)),
        respondent(),
        conversation(),
        Column.<ConnectionRow>of(
                "address",
                text("connections.address"),
                140,
                row -> SafeText.line(row.value().address()))
            .styled("mono muted"),
        Column.<ConnectionRow>of(
                "client",
                text("connections.client"),
                140,
                row -> Clients.words(row.value().client()))
            .withTip(row -> SafeText.line(fullClient(row.value())))
            .thatGrows()
            .styled("muted"),
        Column.<ConnectionRow>of("since", text("connections.since"), 70, this::since)
            .withTip(row -> kit.times().exact(row.value().openedAt()))
            .sortedBy(Comparator.comparing(row -> row.value().openedAt()))
            .thatTicks()
            .styled("figure muted"),
        Column.<ConnectionRow>of("idle", text("connections.idle"), 64, this::idle)
            .withTip(row -> kit.times().exact(row.value().lastActivityAt()))
            .sortedBy(Comparator.comparing(row -> row.value().lastActivityAt()))
            .thatTicks()
            .styled("figure muted"),
        Column.<ConnectionRow>of("messages", text("connections.messages"), 104, this::messages)
            .sortedBy(
                Comparator.comparingLong(
                    row -> row.value().messagesIn() + row.value().messagesOut()))
            .styled("figure"),
        Column.<ConnectionRow>of("bytes", text("connections.bytes"), 124, this::bytes)
            .sortedBy(
                Comparator.comparingLong(row -> row.value().bytesIn() + row.value().bytesOut()))
            .styled("figure muted"),
        Column.<ConnectionRow>of(
                "queue",
                text("connections.queue"),
                70,
                row -> Figures.count(row.value().queuedFrames()))
            .withTip(row ->
                text(
                    "connections.queue.tip",
                    row.value().queuedFrames(),
                    Figures.bytes(row.value().queuedBytes())))
            .sortedBy(Comparator.comparingLong(row -> row.value().queuedBytes()))
            .styled("figure"),
        Column.<ConnectionRow>of(
                "again",
                text("connections.again"),
                100,
                row -> row.value().reconnection() ? text("connections.again.yes") : NOTHING)
            .withTip(row ->
                row.value().reconnection()
                    ? text("connections.again.tip")
                    : text("connections.first.tip"))
            .styled("muted"));
  }

  List<Column<ConnectionRow>> closed() {
    return List.of(
        Column.<ConnectionRow>of("state", "", 30, row -> text("connections.state.closed"))
            .styled("mark")
            .drawnBy(() ->
                new DotCell<>(row -> Dot.Tone.HOLLOW, row -> text("connections.state.closed"))),
        respondent(),
        conversation(),
        Column.<ConnectionRow>of("closed", text("connections.closed-at"), 82, this::closedAt)
            .withTip(row -> kit.times().exact(ConnectionsModel.closedAt(row)))
            .sortedBy(Comparator.comparing(ConnectionsModel::closedAt))
            .thatDates()
            .styled("muted"),
        Column.<ConnectionRow>of("lasted", text("connections.lasted"), 74, this::lasted)
            .sortedBy(Comparator.comparing(ConnectionColumns::duration))
            .styled("figure muted"),
        Column.<ConnectionRow>of("why", text("connections.why"), 340, ConnectionColumns::why)
            .withTip(ConnectionColumns::why)
            .thatGrows(),
        Column.<ConnectionRow>of(
                "address",
                text("connections.address"),
                140,
                row -> SafeText.line(row.value().address()))
            .styled("mono muted"));
  }

  private static Column<ConnectionRow> respondent() {
    return Column.<ConnectionRow>of(
            "respondent", text("connections.respondent"), 150, ConnectionColumns::respondentName)
        .withTip(ConnectionColumns::aboutSurvey)
        .thatShrinks()
        .styled("strong");
  }

  private static Column<ConnectionRow> conversation() {
    return Column.<ConnectionRow>of(
            "conversation",
            text("connections.conversation"),
            108,
            row -> ShortId.of(row.value().conversationId()))
        .withTip(row -> SafeText.line(row.value().conversationId()))
        .styled("mono muted");
  }

  static String respondentName(ConnectionRow row) {
    String name = row.value().customerName();
    return name == null ? text("connections.unknown") : SafeText.line(name);
  }

  private static String aboutSurvey(ConnectionRow row) {
    String survey = row.value().surveyName();
    if (survey == null) {
      return text("connections.unknown.tip");
    }
    return row.value().test()
        ? text("connections.survey.test", SafeText.line(survey))
        : SafeText.line(survey);
  }

  private static String fullClient(ConnectionView connection) {
    return connection.client() == null ? "" : connection.client();
  }

  private static String state(ConnectionRow row) {
    return row.slow() ? text("connections.state.slow") : text("connections.state.open");
  }

  private static Dot.Tone tone(ConnectionRow row) {
    return row.slow() ? Dot.Tone.WARN : Dot.Tone.GOOD;
  }

  private String since(ConnectionRow row) {
    return Times.ago(row.value().openedAt(), kit.ticker().now());
  }

  private String idle(ConnectionRow row) {
    return Times.ago(row.value().lastActivityAt(), kit.ticker().now());
  }

  private String messages(ConnectionRow row) {
    return text(
        "connections.in-out",
        Figures.count(row.value().messagesIn()),
        Figures.count(row.value().messagesOut()));
  }

  private String bytes(ConnectionRow row) {
    return text(
        "connections.in-out",
        Figures.bytes(row.value().bytesIn()),
        Figures.bytes(row.value().bytesOut()));
  }

  private String closedAt(ConnectionRow row) {
    return kit.times().clock(ConnectionsModel.closedAt(row));
  }

  private String lasted(ConnectionRow row) {
    return Times.span(duration(row));
  }

  private static Duration duration(ConnectionRow row) {
    return Duration.between(row.value().openedAt(), ConnectionsModel.closedAt(row));
  }

  static String why(ConnectionRow row) {
    return CloseWords.of(row.value().closeCode(), row.value().closeReason());
  }
}
