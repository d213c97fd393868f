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
        facts.plain(text("server.refused." + what.wireName()), Figures.count(count));
      }
    }
    getChildren().setAll(headline, facts);
  }
}
