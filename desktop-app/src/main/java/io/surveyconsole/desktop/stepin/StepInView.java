package io.surveyconsole.desktop.stepin;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.DangerQuestion;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.WordsQuestion;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.OpenQuestion;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the transcript: a field to say something as the bot, and what else an operator can do in
/// the chosen conversation. What makes no sense is disabled and says why.
public final class StepInView extends VBox {
  private static final int MOST_ROWS = 6;
  private static final int CHARACTERS_A_ROW = 40;

  private final StepInModel model;
  private final TextArea field = new TextArea();
  private final StepButton send =
      new StepButton("stepin-send", "", Feather.SEND, text("stepin.send.tip"));
  private final StepButton repeat =
      new StepButton("stepin-repeat", text("stepin.repeat"), null, text("stepin.repeat.tip"));
  private final StepButton skip =
      new StepButton("stepin-skip", text("stepin.skip"), null, text("stepin.skip.tip"));
  private final StepButton end =
      new StepButton("stepin-end", text("stepin.end"), null, text("stepin.end.tip"));
  private final StepButton reopen =
      new StepButton(
          "stepin-reopen", text("stepin.reopen"), Feather.ROTATE_CW, text("stepin.reopen.tip"));
  private final Label trouble = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
  private final Button dismiss = new Button("", new FontIcon(Feather.X));
  private final HBox troubleLine = new HBox(trouble, dismiss);

  public StepInView(StepInModel model) {
    this.model = model;
    getStyleClass().add("step-in");
    setId("step-in");
    field.setId("stepin-field");
    field.setWrapText(true);
    field.textProperty().bindBidirectional(model.draftProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox.setHgrow(field, Priority.ALWAYS);
    send.button().setAccessibleText(text("stepin.send"));
    send.button().getStyleClass().add("button-icon");
    send.does(model::say);
    repeat.does(model::repeat);
    skip.does(() -> model.findOpenQuestion(this::askToSkip));
    end.does(this::askToEnd);
    end.button().getStyleClass().add("dangerous");
    reopen.does(model::reopen);
    getChildren().setAll(troubleLine(), line(), buttons());

    InvalidationListener changed = what -> show();
    model.standingProperty().addListener(changed);
    model.obstacleProperty().addListener(changed);
    model.busyProperty().addListener(changed);
    model.draftProperty().addListener(changed);
    model.troubleProperty().addListener(changed);
    model.conversationProperty().subscribe(chosen -> name(chosen));
    show();
  }

  private Node line() {
    var line = new HBox(field, send);
    line.getStyleClass().add("step-in-line");
    line.setAlignment(Pos.BOTTOM_LEFT);
    return line;
  }

  private Node buttons() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons = new HBox(repeat, skip, reopen, gap, end);
    buttons.getStyleClass().add("step-in-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private Node troubleLine() {
    trouble.setId("stepin-trouble");
    trouble.setWrapText(true);
    trouble.setMinHeight(USE_PREF_SIZE);
    trouble.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(trouble, Priority.ALWAYS);
    dismiss.setId("stepin-dismiss");
    dismiss.getStyleClass().addAll("small-control", "button-icon");
    dismiss.setMinWidth(USE_PREF_SIZE);
    dismiss.setAccessibleText(text("stepin.dismiss"));
    dismiss.setTooltip(new Tooltip(text("stepin.dismiss")));
    dismiss.setOnAction(event -> model.dismiss());
    troubleLine.getStyleClass().add("step-in-trouble");
    troubleLine.setAlignment(Pos.CENTER_LEFT);
    return troubleLine;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.say();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
      leave(event); // a tab says nothing, and the keyboard must get out of here
    }
  }

  private void leave(KeyEvent event) {
    Node next =
        event.isShiftDown() ? null : send.button().isDisabled() ? repeat.button() : send.button();
    if (next != null) {
      next.requestFocus();
      event.consume();
    }
  }

  private void name(@Nullable ConversationSummary chosen) {
    field.setAccessibleText(
        text(
            "stepin.field.accessible", chosen == null ? "" : SafeText.line(chosen.customerName())));
  }

  private void show() {
    Standing standing = model.standingProperty().get();
    boolean chosen = standing != Standing.NOTHING;
    setVisible(chosen);
    setManaged(chosen);
    String words = model.draftProperty().get();
    String why = whyNot(standing);
    field.setDisable(!why.isEmpty());
    field.setPromptText(why.isEmpty() ? text("stepin.field") : why);
    long rows = words.lines().mapToLong(line -> 1 + line.length() / CHARACTERS_A_ROW).sum();
    field.setPrefRowCount(Math.clamp(words.endsWith("\n") ? rows + 1 : rows, 1, MOST_ROWS));
    String wait = why.isEmpty() && model.busyProperty().get() ? text("stepin.busy") : why;
    send.allow(wait.isEmpty() && !words.isBlank(), wait);
    repeat.allow(wait.isEmpty(), wait);
    skip.allow(wait.isEmpty(), wait);
    end.allow(wait.isEmpty(), wait);
    String closed =
        model.busyProperty().get() ? text("stepin.busy") : model.obstacleProperty().get();
    reopen.allow(closed.isEmpty(), closed);
    boolean ended = standing == Standing.ENDED;
    reopen.appear(ended);
    repeat.appear(!ended);
    skip.appear(!ended);
    end.appear(!ended);
    String trouble = model.troubleProperty().get();
    this.trouble.setText(SafeText.line(trouble));
    troubleLine.setVisible(!trouble.isEmpty());
    troubleLine.setManaged(!trouble.isEmpty());
  }

  private String whyNot(Standing standing) {
    String obstacle = model.obstacleProperty().get();
    if (!obstacle.isEmpty()) {
      return obstacle;
    }
    return switch (standing) {
      case ACTIVE, NOTHING -> "";
      case ENDED -> text("stepin.ended");
      case COMPLETED -> text("stepin.completed");
    };
  }

  private void askToSkip(OpenQuestion question) {
    var words =
        new DangerQuestion.Words(
            text("stepin.skip.question", SafeText.line(question.text())),
            text("stepin.skip.words", respondent()),
            text("stepin.skip.do"),
            text("stepin.skip.leave"));
    if (new DangerQuestion("skip", words, getScene().getWindow()).isAgreedTo()) {
      model.skip(question);
    }
  }

  private void askToEnd() {
    var words =
        new WordsQuestion.Words(
            text("stepin.end.question", respondent()),
            text("stepin.end.words"),
            text("stepin.end.told"),
            model.lastWords(),
            text("stepin.end.do"),
            true,
            UnaryOperator.identity());
    new WordsQuestion("end", words, getScene().getWindow()).ask().ifPresent(model::end);
  }

  private String respondent() {
    ConversationSummary chosen = model.conversationProperty().get();
    return chosen == null ? "" : SafeText.line(chosen.customerName());
  }
}
