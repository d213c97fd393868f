package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.api.Refusal;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the server has refused because of a limit or a rule since it was started; nothing to be
/// seen while it was nothing.
final class RefusedView extends VBox {
  private final Copying copying;

  RefusedView(ObservableValue<Gauges> gauges, Copying copying) {
    this.copying = copying;
    getStyleClass().add("server-refused");
    setId("server-refused");
    gauges.subscribe(now -> show(now));
  }

  private void show(Gauges now) {
    boolean some = !now.refused().isEmpty();
    setVisible(some);
    setManaged(some);
    if (!some) {
      getChildren().clear();
      return;
    }
    var headline = new Label(text("server.refused"));
    headline.getStyleClass().add("server-headline");
    var facts = Facts.withLongNames(copying);
    for (Refusal what : Refusal.values()) {
      Long count = now.refused().get(what.wireName());
      if (count != null) {
        facts.plain(words(what), Figures.count(count));
      }
    }
    getChildren().setAll(headline, facts);
  }

  private static String words(Refusal what) {
    return switch (what) {
      case MESSAGE_RATE -> text("server.refused.message-rate");
      case MESSAGE_SIZE -> text("server.refused.message-size");
      case CONVERSATION_LENGTH -> text("server.refused.conversation-length");
      case CONNECTIONS -> text("server.refused.connections");
      case CONNECTIONS_OF_CONVERSATION -> text("server.refused.connections-of-conversation");
      case CONNECTIONS_OF_ADDRESS -> text("server.refused.connections-of-address");
      case IDLE -> text("server.refused.idle");
      case TOKEN -> text("server.refused.token");
      case ORIGIN -> text("server.refused.origin");
      case HOST -> text("server.refused.host");
      case SLOW_REQUEST -> text("server.refused.slow-request");
      case REQUEST_SIZE -> text("server.refused.request-size");
    };
  }
}
