package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.EmptyState;
import java.util.function.LongConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/// Question by question what was answered; an answer leads to where it was given.
final class AnswersPane extends BorderPane {
  private final AnswersModel model;
  private final ListView<Answer> list = new ListView<>();

  /// @param go called with the number of the message where an answer was given
  AnswersPane(AnswersModel model, AnswerCell.Clock clock, LongConsumer go) {
    this.model = model;
    list.setItems(model.answers());
    list.setId("answers");
    list.setAccessibleText(text("transcript.answers"));
    list.getStyleClass().add("answers-list");
    list.setCellFactory(view -> new AnswerCell(clock));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        goToChosen(go);
        event.consume();
      }
    });
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        goToChosen(go);
      }
    });
    setCenter(list);
    model.troubleProperty().subscribe(why -> explain());
    model.answers().addListener((ListChangeListener<Answer>) change -> explain());
  }

  private void goToChosen(LongConsumer go) {
    Answer chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.seq() > 0) {
      go.accept(chosen.seq());
    }
  }

  private void explain() {
    String why = model.troubleProperty().get();
    Node words =
        why.isEmpty()
            ? new Label(text("transcript.loading"))
            : new EmptyState(
                Feather.ALERT_TRIANGLE, text("transcript.answers.failed"), why, again());
    if (why.isEmpty()) {
      list.setPlaceholder(words);
      setTop(null);
    } else if (model.answers().isEmpty()) {
      list.setPlaceholder(words);
    } else {
      var old = new Label(text("transcript.answers.old", why));
      old.setWrapText(true);
      old.getStyleClass().addAll("answers-old", "muted", "small");
      setTop(old);
    }
  }

  private Button again() {
    var again = new Button(text("transcript.retry"));
    again.setOnAction(event -> model.retry());
    return again;
  }
}
