package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.server.api.Gauges;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line at the bottom that is always true: the server's state and address, who is connected,
/// how fast answers come, what is being worked on.
final class StatusBar extends HBox {
  private final Dot dot = new Dot(Dot.Tone.HOLLOW);
  private final Label state = new Label();
  private final Button address = new Button();
  private final HBox figures = new HBox();
  private final Label connections = figure("status-connections");
  private final Label answers = figure("status-answers");
  private final Label sync = figure("status-sync");
  private final Label queue = figure("status-queue");

  /// @param ending stands at the end
  StatusBar(
      ObservableValue<ServerState> server,
      ObservableValue<Gauges> gauges,
      Kit kit,
      Node... ending) {
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    state.getStyleClass().add("strong");
    state.setId("status-state");
    address.getStyleClass().add("status-link");
    address.setId("status-address");
    address.setTooltip(new Tooltip(text("status.address.copy")));
    address.setOnAction(event -> kit.copying().copy(address.getText()));
    var standing = new HBox(dot, state, address);
    standing.getStyleClass().add("status-state");
    standing.setAlignment(Pos.CENTER_LEFT);
    figures.getStyleClass().add("status-figures");
    figures.setAlignment(Pos.CENTER_LEFT);
    figures
        .getChildren()
        .setAll(
            line(connections, text("status.connections"), text("status.connections.tip")),
            line(answers, text("status.answers"), text("status.answers.tip")),
            line(sync, text("status.sync"), text("status.sync.tip")),
            line(queue, text("status.queue"), text("status.queue.tip")));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(standing, figures, gap, new RunningTasks(kit), end(ending));
    server.subscribe(now -> show(now, gauges.getValue()));
    gauges.subscribe(now -> show(server.getValue(), now));
  }

  private static Node end(Node... ending) {
    var end = new HBox(ending);
    end.getStyleClass().add("status-end");
    end.setAlignment(Pos.CENTER_RIGHT);
    return end;
  }

  private void show(ServerState now, Gauges figures) {
    show(now);
    show(figures);
    if (now instanceof ServerState.Serving && figures.storeProblem() != null) {
      dot.show(Dot.Tone.BAD);
      state.setText(text("status.not-storing"));
    }
  }

  private void show(ServerState now) {
    switch (now) {
      case ServerState.Stopped() -> show(Dot.Tone.HOLLOW, text("status.stopped"), "");
      case ServerState.Starting() -> show(Dot.Tone.WARN, text("status.starting"), "");
      case ServerState.Serving serving ->
          show(Dot.Tone.GOOD, text("status.serving"), serving.address().toString());
      case ServerState.Stopping() -> show(Dot.Tone.WARN, text("status.stopping"), "");
      case ServerState.Failed _ -> show(Dot.Tone.BAD, text("status.failed"), "");
    }
  }

  private void show(Dot.Tone tone, String words, String where) {
    dot.show(tone);
    state.setText(words);
    address.setText(where);
    address.setAccessibleText(text("status.address.accessible", where));
    address.setVisible(!where.isEmpty());
    address.setManaged(!where.isEmpty());
    figures.setVisible(!where.isEmpty());
    figures.setManaged(!where.isEmpty());
  }

  private void show(Gauges now) {
    connections.setText(Figures.count(now.connections()));
    answers.setText(Figures.rate(now.answersPerSecond()));
    sync.setText(text("status.millis", Figures.rate(now.syncMillis())));
    queue.setText(Figures.count(now.writeQueue()));
  }

  private static Label figure(String id) {
    var label = new Label();
    label.getStyleClass().add("strong");
    label.setId(id);
    return label;
  }

  private static Node line(Label figure, String words, String tip) {
    var name = new Label(words);
    name.setTooltip(new Tooltip(tip));
    figure.setTooltip(new Tooltip(tip));
    var line = new HBox(figure, name);
    line.getStyleClass().add("figure-word");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
