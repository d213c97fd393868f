package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.protocol.Sender;
import java.time.LocalDate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A bubble or the mark of a day. Texts are shown as plain text, never as markup.
final class TranscriptCell extends ListCell<TranscriptItem> {
  private static final PseudoClass BOT = PseudoClass.getPseudoClass("bot");
  private static final double WIDEST_SHARE = 0.82;
  private static final double SIDES = 32;

  private final Kit kit;
  private final Label words = new Label();
  private final Label time = new Label();
  private final Tooltip exact = new Tooltip();
  private final VBox bubble = new VBox(words, time);
  private final HBox line = new HBox(bubble);
  private final Label day = new Label();
  private final HBox separator = new HBox(rule(), day, rule());

  TranscriptCell(Kit kit) {
    this.kit = kit;
    words.setWrapText(true);
    words.getStyleClass().add("bubble-words");
    words.setMinHeight(Region.USE_PREF_SIZE);
    time.getStyleClass().add("bubble-time");
    time.setTooltip(exact);
    bubble.getStyleClass().add("bubble");
    bubble.maxWidthProperty().bind(widthProperty().subtract(SIDES).multiply(WIDEST_SHARE));
    line.getStyleClass().add("bubble-line");
    separator.getStyleClass().add("day-line");
    separator.setAlignment(Pos.CENTER);
    setPrefWidth(0); // as wide as the list, so that long messages wrap
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
      case TranscriptItem.Day(var date) -> show(date);
      case TranscriptItem.Line(var message) -> show(message);
    }
  }

  private void show(LocalDate date) {
    String words = kit.times().day(date, kit.ticker().now());
    day.setText(words);
    setAccessibleText(words);
    setGraphic(separator);
  }

  private void show(MessageView message) {
    boolean bot = message.sender() == Sender.BOT;
    String shown = SafeText.block(message.content());
    words.setText(shown);
    time.setText(kit.times().clock(message.timestamp()));
    exact.setText(
        text("transcript.time.tip", kit.times().exact(message.timestamp()), message.seq()));
    bubble.pseudoClassStateChanged(BOT, bot);
    line.setAlignment(bot ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    setAccessibleText(text(bot ? "transcript.bot-says" : "transcript.respondent-says", shown));
    setGraphic(line);
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("day-rule");
    return rule;
  }
}
