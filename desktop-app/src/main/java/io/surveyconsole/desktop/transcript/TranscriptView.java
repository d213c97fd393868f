package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.FollowingEnd;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The chosen conversation from its first word to its newest: who, how far, and what was said.
public final class TranscriptView extends BorderPane {
  private final TranscriptModel model;
  private final Kit kit;
  private final ListView<TranscriptItem> list = new ListView<>();
  private final Label name = new Label();
  private final Pill state = new Pill();
  private final Pill test = new Pill(text("transcript.test"), Pill.Tone.NEUTRAL);
  private final Label about = new Label();
  private final Button id = new Button();
  private final Button newest =
      new Button(text("transcript.newest"), new FontIcon(Feather.ARROW_DOWN));
  private final HBox trouble = new HBox();
  private final Node header = header();
  private final FollowingEnd following;

  public TranscriptView(TranscriptModel model, Kit kit) {
    this.model = model;
    this.kit = kit;
    getStyleClass().add("transcript");
    list.setItems(model.items());
    list.setId("transcript");
    list.setAccessibleText(text("transcript.title"));
    list.getStyleClass().add("transcript-list");
    list.setCellFactory(view -> new TranscriptCell(kit));
    list.setPlaceholder(new Label(""));
    list.setOnKeyPressed(event -> {
      if (COPY.match(event)) {
        copyChosen();
        event.consume();
      }
    });
    following = new FollowingEnd(list);
    newest.getStyleClass().addAll("small-control", "to-newest");
    newest.setOnAction(event -> following.resume());
    newest.visibleProperty().bind(following.followingProperty().not());
    trouble.getStyleClass().add("transcript-trouble");
    trouble.setAlignment(Pos.CENTER_LEFT);
    model.conversationProperty().subscribe(summary -> show(summary));
    model.loadingProperty().subscribe(loading -> explain());
    model.troubleProperty().subscribe(why -> explain());
    model.items().addListener((ListChangeListener<TranscriptItem>) change -> explain());
  }

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private void copyChosen() {
    if (list.getSelectionModel().getSelectedItem() instanceof TranscriptItem.Line(var message)) {
      kit.copying().copy(message.content());
    }
  }

  private void show(@Nullable ConversationSummary summary) {
    if (summary == null) {
      setTop(null);
      setBottom(null);
      setCenter(
          new EmptyState(
              Feather.MESSAGE_CIRCLE, text("transcript.none"), text("transcript.none.advice")));
      return;
    }
    if (getTop() == null) {
      setTop(header);
      StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
      setCenter(new StackPane(list, newest));
      setBottom(trouble);
      following.resume();
    }
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

  private Node header() {
    name.getStyleClass().add("transcript-name");
    about.getStyleClass().addAll("muted", "small");
    about.setMinWidth(0);
    id.getStyleClass().addAll("inline-id", "mono");
    id.setMinWidth(USE_PREF_SIZE);
    id.setGraphic(new FontIcon(Feather.COPY));
    var who = new HBox(name, state, test);
    who.getStyleClass().add("transcript-who");
    who.setAlignment(Pos.CENTER_LEFT);
    var what = new HBox(about, id);
    what.getStyleClass().add("transcript-what");
    what.setAlignment(Pos.CENTER_LEFT);
    var header = new VBox(who, what);
    header.getStyleClass().add("transcript-header");
    return header;
  }

  /// Says what is amiss: in the middle where nothing can be read yet, else in a line below.
  private void explain() {
    String why = model.troubleProperty().get();
    boolean below = !why.isEmpty() && !model.items().isEmpty();
    trouble.setVisible(below);
    trouble.setManaged(below);
    trouble.getChildren().setAll(below ? troubleLine(why) : List.of());
    if (!model.items().isEmpty()) {
      return;
    }
    if (!why.isEmpty()) {
      list.setPlaceholder(
          new EmptyState(Feather.ALERT_TRIANGLE, text("transcript.failed"), why, again()));
    } else {
      list.setPlaceholder(
          new Label(model.loadingProperty().get() ? text("transcript.loading") : ""));
    }
  }

  private List<Node> troubleLine(String why) {
    var words = new Label(text("transcript.stuck", why), new FontIcon(Feather.ALERT_TRIANGLE));
    words.setId("transcript-trouble");
    words.getStyleClass().addAll("muted", "small");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button again = again();
    again.setId("transcript-again");
    again.getStyleClass().add("small-control");
    again.setMinWidth(USE_PREF_SIZE);
    return List.of(words, again);
  }

  private Button again() {
    var again = new Button(text("transcript.retry"), new FontIcon(Feather.ROTATE_CW));
    again.setOnAction(event -> model.retry());
    return again;
  }
}
