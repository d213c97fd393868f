package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.ConnectionView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything about the connection that is chosen, while it is chosen.
final class ConnectionDetail extends BorderPane {
  /// What can be done from here.
  ///
  /// @param close asks whether to close it
  /// @param show shows its conversation
  /// @param leave puts this away
  record Deeds(Consumer<ConnectionRow> close, Consumer<String> show, Runnable leave) {}

  private final Kit kit;
  private final Label name = new Label();
  private final Label state = new Label();
  private final Button close = new Button(text("connections.close"), new FontIcon(Feather.X));
  private final Button show =
      new Button(text("connections.show"), new FontIcon(Feather.MESSAGE_SQUARE));
  private final FactSheet facts;
  private @Nullable LiveRow<?> shown;
  private Subscription following = Subscription.EMPTY;

  ConnectionDetail(Kit kit, Deeds deeds) {
    this.kit = kit;
    getStyleClass().add("detail");
    setId("connection-detail");
    facts = new FactSheet(kit.copying(), facts());
    name.getStyleClass().add("section-title");
    name.setId("detail-name");
    state.getStyleClass().add("muted");
    state.setId("detail-state");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    show.setId("detail-show");
    show.getStyleClass().add("small-control");
    show.setOnAction(event -> {
      if (shown instanceof OfConnection row) {
        deeds.show().accept(row.connection().conversationId());
      }
    });
    close.setId("detail-close");
    close.getStyleClass().addAll("small-control", "dangerous");
    close.setOnAction(event -> {
      if (shown instanceof ConnectionRow row) {
        deeds.close().accept(row);
      }
    });
    var away = new Button(null, new FontIcon(Feather.CHEVRON_DOWN));
    away.setId("detail-away");
    away.getStyleClass().add("small-control");
    away.setTooltip(new Tooltip(text("connections.detail.away")));
    away.setAccessibleText(text("connections.detail.away"));
    away.setOnAction(event -> deeds.leave().run());
    for (Button button : List.of(show, close, away)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    var head = new HBox(name, state, gap, show, close, away);
    head.getStyleClass().add("detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    setTop(head);
    var scroll = new ScrollPane(facts);
    scroll.setFitToWidth(true);
    setCenter(scroll);
    kit.ticker().nowProperty().subscribe(second -> draw());
  }

  /// Shows a row, and goes on with it while it changes; null shows nothing.
  void show(@Nullable LiveRow<?> row) {
    if (Objects.equals(shown, row)) {
      return;
    }
    following.unsubscribe();
    shown = row;
    following = row == null ? Subscription.EMPTY : row.valueProperty().subscribe(any -> draw());
  }

  private void draw() {
    if (!(shown instanceof OfConnection row)) {
      return;
    }
    ConnectionView connection = row.connection();
    name.setText(ConnectionColumns.name(connection));
    state.setText(
        row instanceof ConnectionRow open
            ? OpenColumns.state(open)
            : text("connections.state.closed"));
    close.setDisable(!(row instanceof ConnectionRow));
    show.setDisable(connection.customerName() == null);
    facts.draw(row);
  }

  private List<FactSheet.Fact> facts() {
    return List.of(
        FactSheet.Fact.of(
            "survey",
            text("connections.survey"),
            row -> ConnectionColumns.aboutSurvey(row.connection())),
        FactSheet.Fact.of(
            "question", text("connections.question"), open(ConnectionWords::question)),
        FactSheet.Fact.of(
                "conversation",
                text("connections.conversation"),
                row -> SafeText.line(row.connection().conversationId()))
            .copied(row -> row.connection().conversationId()),
        FactSheet.Fact.of("id", text("connections.id"), row -> SafeText.line(row.connection().id()))
            .copied(row -> row.connection().id()),
        FactSheet.Fact.of(
                "address",
                text("connections.address"),
                row -> SafeText.line(row.connection().address()))
            .copied(row -> row.connection().address()),
        FactSheet.Fact.of("since", text("connections.since"), this::since),
        FactSheet.Fact.of(
            "idle", text("connections.idle"), open(connection -> ago(connection.lastActivityAt()))),
        FactSheet.Fact.of(
            "closed-at",
            text("connections.closed-at"),
            closed(row -> kit.times().exact(row.value().closedAt()))),
        FactSheet.Fact.of("lasted", text("connections.lasted"), closed(ClosedColumns::lasted)),
        FactSheet.Fact.of("resumed", text("connections.resumed"), closed(this::resumed)),
        FactSheet.Fact.of(
            "round-trip",
            text("connections.round-trip"),
            row -> ConnectionWords.roundTrip(row.connection())),
        FactSheet.Fact.of(
            "messages",
            text("connections.messages"),
            row -> ConnectionWords.messages(row.connection())),
        FactSheet.Fact.of(
            "bytes", text("connections.bytes"), row -> ConnectionWords.bytes(row.connection())),
        FactSheet.Fact.of("queue", text("connections.queue"), open(ConnectionWords::queue)),
        FactSheet.Fact.of(
            "reconnects",
            text("connections.reconnects"),
            row -> Figures.count(row.connection().reconnects())),
        FactSheet.Fact.of("why", text("connections.why"), closed(ClosedColumns::why))
            .onItsOwnLine(),
        FactSheet.Fact.of(
                "advice", text("connections.advice"), closed(row -> Advice.of(row.value())))
            .onItsOwnLine(),
        FactSheet.Fact.of(
                "agent",
                text("connections.agent"),
                row -> ConnectionColumns.fullClient(row.connection()))
            .onItsOwnLine()
            .copied(row -> Objects.requireNonNullElse(row.connection().client(), "")));
  }

  /// Something that is said of open ones only.
  private static Function<OfConnection, String> open(Function<ConnectionView, String> words) {
    return row -> row instanceof ConnectionRow open ? words.apply(open.value()) : "";
  }

  private static Function<OfConnection, String> closed(Function<ClosedRow, String> words) {
    return row -> row instanceof ClosedRow closed ? words.apply(closed) : "";
  }

  private String since(OfConnection row) {
    Instant opened = row.connection().openedAt();
    return row instanceof ClosedRow
        ? kit.times().exact(opened)
        : text("connections.detail.since", kit.times().exact(opened), ago(opened));
  }

  private String ago(Instant then) {
    return Times.ago(then, kit.ticker().now());
  }

  private String resumed(ClosedRow row) {
    Instant at = row.value().resumedAt();
    return at == null ? "" : kit.times().exact(at);
  }
}
