package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A question with its answer below; a follow-up is indented.
final class AnswerCell extends ListCell<Answer> {
  /// Shows when an answer was given.
  record Clock(Times times) {}

  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final double INDENT = 18;

  private final Times times;
  private final Label question = new Label();
  private final Label answer = new Label();
  private final Label time = new Label();
  private final VBox words = new VBox(question, new HBox(answer, time));

  AnswerCell(Clock clock) {
    this.times = clock.times();
    question.getStyleClass().add("answer-question");
    answer.getStyleClass().add("answer-words");
    time.getStyleClass().addAll("muted", "small");
    time.setMinWidth(USE_PREF_SIZE);
    for (Label label : new Label[] {question, answer}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.setMaxWidth(Double.MAX_VALUE);
    }
    HBox.setHgrow(answer, Priority.ALWAYS);
    var line = (HBox) words.getChildren().getLast();
    line.getStyleClass().add("answer-line");
    line.setAlignment(Pos.BASELINE_LEFT);
    words.getStyleClass().add("answer");
    setPrefWidth(0); // as wide as the list, so that long answers wrap
  }

  @Override
  protected void updateItem(@Nullable Answer item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String asked = Cut.of(item.question()).shown();
    String given = given(item);
    question.setText(asked);
    answer.setText(given);
    Instant at = item.at();
    time.setText(at == null ? "" : times.clock(at));
    time.setTooltip(at == null ? null : new Tooltip(times.exact(at)));
    pseudoClassStateChanged(OPEN, item.answer() == null);
    VBox.setMargin(question, new Insets(0, 0, 0, item.depth() * INDENT));
    VBox.setMargin(words.getChildren().getLast(), new Insets(0, 0, 0, item.depth() * INDENT));
    setAccessibleText(text("transcript.answers.accessible", SafeText.line(asked), given));
    setGraphic(words);
  }

  private static String given(Answer item) {
    String given = item.answer();
    if (given == null) {
      return text("transcript.answers.open");
    }
    Cut cut = Cut.of(given);
    return cut.whole() ? cut.shown() : text("transcript.answers.cut", cut.shown());
  }
}
