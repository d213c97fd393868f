package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.SafeText;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the operator says what to look for in the conversation, and sees how much was found.
final class SearchBar extends HBox {
  /// Every keystroke would ask the server anew.
  private static final Duration PATIENCE = Duration.millis(250);

  private final SearchModel model;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  /// @param close called when the operator has done
  SearchBar(SearchModel model, Runnable close) {
    this.model = model;
    getStyleClass().add("search-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("transcript-search");
    field.setPromptText(text("transcript.search.prompt"));
    field.setAccessibleText(text("transcript.search.prompt"));
    field.setMinWidth(90);
    HBox.setHgrow(field, Priority.ALWAYS);
    count.setId("transcript-found");
    count.getStyleClass().addAll("muted", "small");
    count.setMinWidth(USE_PREF_SIZE);
    progress.setId("transcript-searching");
    progress.setAccessibleText(text("transcript.search.progress"));
    progress.setMinWidth(USE_PREF_SIZE);
    Button older = button("older", Feather.CHEVRON_UP, model::older);
    Button newer = button("newer", Feather.CHEVRON_DOWN, model::newer);
    Button end = button("close", Feather.X, close);
    older.setTooltip(new Tooltip(text("transcript.search.older")));
    older.setAccessibleText(text("transcript.search.older"));
    newer.setTooltip(new Tooltip(text("transcript.search.newer")));
    newer.setAccessibleText(text("transcript.search.newer"));
    end.setTooltip(new Tooltip(text("transcript.search.close")));
    end.setAccessibleText(text("transcript.search.close"));
    getChildren().setAll(field, progress, count, older, newer, end);
    patience.setOnFinished(event -> model.search(field.getText()));
    field.textProperty().subscribe(words -> patience.playFromStart());
    addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, close));
    model
        .foundProperty()
        .subscribe(found -> {
          show(found);
          older.setDisable(found.count() == 0);
          newer.setDisable(found.count() == 0);
        });
  }

  /// Puts the cursor here with everything selected, ready to be typed over.
  void begin() {
    field.requestFocus();
    field.selectAll();
    if (!field.getText().isBlank()) {
      model.search(field.getText());
    }
  }

  /// Goes on to the next that was found, or begins to look.
  void next(boolean back) {
    SearchModel.Found found = model.foundProperty().get();
    Needle needle = found.needle();
    patience.stop();
    if (needle == null || !needle.words().equals(field.getText())) {
      model.search(field.getText());
    } else if (back) {
      model.newer();
    } else {
      model.older();
    }
  }

  private void pressed(KeyEvent event, Runnable close) {
    switch (event.getCode()) {
      case ENTER -> {
        if (field.equals(event.getTarget())) {
          next(event.isShiftDown());
          event.consume();
        }
      }
      case F3 -> {
        next(event.isShiftDown());
        event.consume();
      }
      case ESCAPE -> {
        patience.stop();
        close.run();
        event.consume();
      }
      default -> {
        // it is typed
      }
    }
  }

  private void show(SearchModel.Found found) {
    progress.setProgress(found.share());
    progress.setVisible(found.searching());
    progress.setManaged(found.searching());
    count.setTooltip(
        found.trouble().isEmpty() ? null : new Tooltip(SafeText.line(found.trouble())));
    if (found.needle() == null) {
      count.setText("");
    } else if (found.count() == 0) {
      count.setText(
          found.searching()
              ? text("transcript.search.looking")
              : text(
                  found.trouble().isEmpty()
                      ? "transcript.search.none"
                      : "transcript.search.stuck"));
    } else {
      count.setText(
          text(
              found.trouble().isEmpty()
                  ? "transcript.search.count"
                  : "transcript.search.count-stuck",
              Figures.count(found.at()),
              Figures.count(found.count())));
    }
  }

  private static Button button(String name, Feather icon, Runnable action) {
    var button = new Button("", new FontIcon(icon));
    button.setId("transcript-search-" + name);
    button.getStyleClass().addAll("flat", "small-control", "icon-only");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
