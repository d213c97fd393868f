package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.chat.ChatLine.ErrorLine;
import io.surveyconsole.desktop.chat.ChatLine.NoticeLine;
import io.surveyconsole.desktop.chat.ChatLine.OtherLine;
import io.surveyconsole.desktop.chat.ChatLine.OwnLine;
import io.surveyconsole.desktop.chat.ChatLine.RawLine;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Draws the lines of the chat: bubbles for what is said, quiet lines for what happens.
final class LineNodes {
  private final Kit kit;

  LineNodes(Kit kit) {
    this.kit = kit;
  }

  Node of(ChatLine line) {
    return switch (line) {
      case BotLine bot -> left(bot.text(), clock(bot.at()), "chat-bot", bot.at());
      case OwnLine own -> right(own.text(), caption(own), styleOf(own.delivery()), own.at());
      case OtherLine other ->
          right(other.text(), text("chat.other", clock(other.at())), "chat-other", other.at());
      case NoticeLine notice -> notice(notice);
      case ErrorLine error ->
          left(error.text(), text("chat.error", clock(error.at())), "chat-error", error.at());
      case RawLine raw ->
          left(raw.text(), text(raw.cut() ? "chat.raw.cut" : "chat.raw"), "chat-raw", raw.at());
    };
  }

  private String caption(OwnLine own) {
    String at = clock(own.at());
    return switch (own.delivery()) {
      case Delivery.Sending _ -> text("chat.delivery.sending", at);
      case Delivery.SentAgainLater _ -> text("chat.delivery.again");
      case Delivery.Stored stored ->
          stored.trip() == null
              ? text("chat.delivery.stored", at)
              : text("chat.delivery.stored.trip", at, stored.trip().toMillis());
      case Delivery.Refused _ -> text("chat.delivery.refused", at);
    };
  }

  private static String styleOf(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sending _, Delivery.SentAgainLater _ -> "chat-pending";
      case Delivery.Stored _ -> "chat-own";
      case Delivery.Refused _ -> "chat-refused";
    };
  }

  private HBox left(String said, String caption, String style, Instant at) {
    var line = new HBox(bubble(said, caption, style, at));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("chat-left");
    return line;
  }

  private HBox right(String said, String caption, String style, Instant at) {
    var line = new HBox(bubble(said, caption, style, at));
    line.setAlignment(Pos.CENTER_RIGHT);
    line.getStyleClass().add("chat-right");
    return line;
  }

  private VBox bubble(String said, String caption, String style, Instant at) {
    var words = new Label(SafeText.block(said));
    words.getStyleClass().add("chat-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var copy = new MenuItem(text("chat.copy"));
    copy.setOnAction(event -> kit.copying().copy(said));
    words.setContextMenu(new ContextMenu(copy));
    var foot = new Label(caption);
    foot.getStyleClass().add("chat-caption");
    foot.setTooltip(new Tooltip(kit.times().exact(at)));
    var bubble = new VBox(words, foot);
    bubble.getStyleClass().addAll("chat-bubble", style);
    return bubble;
  }

  private HBox notice(NoticeLine line) {
    var words = new Label(ChatWords.of(line.notice()));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setTooltip(new Tooltip(kit.times().exact(line.at())));
    var notice = new HBox(rule(), words, rule());
    notice.getStyleClass().add("chat-notice");
    notice.setAlignment(Pos.CENTER);
    return notice;
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("chat-rule");
    HBox.setHgrow(rule, Priority.SOMETIMES);
    return rule;
  }

  private String clock(Instant at) {
    return kit.times().clock(at);
  }
}
