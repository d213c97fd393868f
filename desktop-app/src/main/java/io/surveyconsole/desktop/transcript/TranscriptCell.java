package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A bubble, or a line across the middle: a day, or what happened to a connection.
final class TranscriptCell extends ListCell<TranscriptItem> {
  /// What is looked for at the moment.
  record Looked(@Nullable Needle needle, @Nullable Long at) {}

  private static final double WIDEST_SHARE = 0.82;
  private static final double SIDES = 32;

  private final Kit kit;
  private final Supplier<Looked> looked;
  private final Bubble bubble;
  private final HBox line;
  private final Label middle = new Label();
  private final HBox separator = new HBox(rule(), middle, rule());

  TranscriptCell(Kit kit, TranscriptActions does, Supplier<Looked> looked) {
    this.kit = kit;
    this.looked = looked;
    bubble = new Bubble(kit.times(), does);
    bubble.maxWidthProperty().bind(widthProperty().subtract(SIDES).multiply(WIDEST_SHARE));
    line = new HBox(bubble);
    line.getStyleClass().add("bubble-line");
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.SOMETIMES);
    separator.getStyleClass().add("day-line");
    separator.setAlignment(Pos.CENTER);
    setPrefWidth(0); // as wide as the list, so that long messages wrap
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> chooseForAction(event));
  }

  /// A button in a bubble acts on its own message, whatever was chosen before.
  private void chooseForAction(MouseEvent event) {
    if (event.getTarget() instanceof javafx.scene.Node node && isInAction(node)) {
      getListView().getSelectionModel().clearAndSelect(getIndex());
    }
  }

  private static boolean isInAction(javafx.scene.Node node) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("bubble-action")) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected void updateItem(@Nullable TranscriptItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (item) {
      case TranscriptItem.Day(var date) -> across(kit.times().day(date, kit.ticker().now()));
      case TranscriptItem.Happened(var mark) ->
          across(text("transcript.mark.at", mark.words(), kit.times().clock(mark.at())));
      case TranscriptItem.Line shown -> show(shown);
      case TranscriptItem.BeingStored(var message) -> {
        String words = bubble.show(message);
        line.setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(text("transcript.operator-says", words));
        setGraphic(line);
      }
    }
  }

  private void across(String words) {
    middle.setText(words);
    setAccessibleText(words);
    setGraphic(separator);
  }

  private void show(TranscriptItem.Line shown) {
    Said said = shown.said();
    Looked now = looked.get();
    String words = bubble.show(shown, now.needle(), Objects.equals(now.at(), said.seq()));
    line.setAlignment(said.bot() ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    setAccessibleText(accessible(said, words));
    setGraphic(line);
  }

  private static String accessible(Said said, String words) {
    String operator = said.operator();
    if (operator != null) {
      return text("transcript.names-says", SafeText.line(operator), words);
    }
    return text(said.bot() ? "transcript.bot-says" : "transcript.respondent-says", words);
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("day-rule");
    return rule;
  }
}
