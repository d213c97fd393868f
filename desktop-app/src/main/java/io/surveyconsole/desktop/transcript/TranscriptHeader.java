package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.server.api.ConversationSummary;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Whose conversation it is, about what, and how far it is.
final class TranscriptHeader extends VBox {
  private final Kit kit;
  private final Label name = new Label();
  private final Pill state = new Pill();
  private final Pill test = new Pill(text("transcript.test"), Pill.Tone.NEUTRAL);
  private final Label about = new Label();
  private final Button id = new Button();

  /// @param controls at the right
  TranscriptHeader(Kit kit, Node... controls) {
    this.kit = kit;
    name.getStyleClass().add("transcript-name");
    about.getStyleClass().addAll("muted", "small");
    about.setMinWidth(0);
    id.getStyleClass().addAll("inline-id", "mono");
    id.setMinWidth(USE_PREF_SIZE);
    id.setGraphic(new FontIcon(Feather.COPY));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var who = new HBox(name, state, test, gap);
    who.getChildren().addAll(controls);
    who.getStyleClass().add("transcript-who");
    who.setAlignment(Pos.CENTER_LEFT);
    var what = new HBox(about, id);
    what.getStyleClass().add("transcript-what");
    what.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("transcript-header");
    getChildren().setAll(who, what);
  }

  void show(ConversationSummary summary) {
    name.setText(SafeText.line(summary.customerName()));
    boolean completed = summary.status().equals("completed");
    state.show(
        completed ? text("transcript.completed") : SafeText.line(summary.status()),
        completed ? Pill.Tone.DONE : Pill.Tone.ACCENT);
    test.setVisible(summary.test());
    test.setManaged(summary.test());
    about.setText(
        text(
            "transcript.about",
            SafeText.line(summary.surveyName()),
            summary.surveyVersion(),
            SafeText.line(summary.customerEmail())));
    about.setTooltip(new Tooltip(about.getText()));
    id.setText(ShortId.of(summary.id()));
    id.setAccessibleText(text("transcript.copy-id"));
    id.setTooltip(new Tooltip(text("transcript.copy-id.tip", summary.id())));
    id.setOnAction(event -> kit.copying().copy(summary.id()));
  }
}
