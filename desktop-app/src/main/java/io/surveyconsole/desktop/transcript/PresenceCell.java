package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Clients;
import io.surveyconsole.desktop.fx.CloseWords;
import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Times;
import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A connection: whose client, from when to when, and why no longer.
final class PresenceCell extends ListCell<Presence> {
  private final Times times;
  private final Dot dot = new Dot(Dot.Tone.HOLLOW);
  private final Label client = new Label();
  private final Label when = new Label();
  private final Label why = new Label();
  private final HBox line = new HBox(dot, new VBox(client, when, why));

  PresenceCell(Times times) {
    this.times = times;
    client.getStyleClass().add("answer-words");
    when.getStyleClass().addAll("muted", "small");
    why.getStyleClass().addAll("muted", "small");
    why.setWrapText(true);
    line.getStyleClass().add("presence");
    line.setAlignment(Pos.TOP_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Presence item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Instant closed = item.closed();
    String name = Clients.words(item.client());
    dot.show(closed == null ? Dot.Tone.GOOD : Dot.Tone.HOLLOW);
    client.setText(item.reconnection() ? text("transcript.connections.again", name) : name);
    when.setText(
        closed == null
            ? text("transcript.connections.since", times.exact(item.opened()))
            : text(
                "transcript.connections.lasted",
                times.exact(item.opened()),
                times.clock(closed),
                Times.span(Duration.between(item.opened(), closed))));
    when.setTooltip(closed == null ? null : new Tooltip(times.exact(closed)));
    why.setText(closed == null ? "" : CloseWords.of(item.code(), item.why()));
    why.setVisible(closed != null);
    why.setManaged(closed != null);
    setAccessibleText(
        text("transcript.connections.accessible", client.getText(), when.getText(), why.getText()));
    setGraphic(line);
  }
}
