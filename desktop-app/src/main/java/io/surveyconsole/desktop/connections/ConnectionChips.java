package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Chip;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.SafeText;
import java.util.function.ToIntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Narrows the tables at one press: to slow ones, to those that came back, to one address.
final class ConnectionChips extends HBox {
  private final ConnectionsModel model;

  ConnectionChips(ConnectionsModel model) {
    this.model = model;
    getStyleClass().add("chip-group");
    setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            chip(
                "slow",
                "connections.chip.slow",
                text("connections.chip.slow.tip"),
                model.onlySlowProperty(),
                ConnectionsModel.Counts::slow),
            chip(
                "returned",
                "connections.chip.returned",
                text("connections.chip.returned.tip"),
                model.onlyReturnedProperty(),
                ConnectionsModel.Counts::returned),
            address());
  }

  private Chip chip(
      String id,
      String key,
      String tip,
      BooleanProperty on,
      ToIntFunction<ConnectionsModel.Counts> count) {
    var chip = new Chip("");
    chip.setId("chip-" + id);
    chip.selectedProperty().bindBidirectional(on);
    model
        .countsProperty()
        .subscribe(counts -> chip.setText(text(key, Figures.count(count.applyAsInt(counts)))));
    chip.setTooltip(new Tooltip(tip));
    return chip;
  }

  /// There only while the tables are narrowed to an address.
  private Chip address() {
    var chip = new Chip("");
    chip.setId("chip-address");
    chip.setTooltip(new Tooltip(text("connections.chip.address.tip")));
    model
        .onlyAddressProperty()
        .subscribe(address -> {
          chip.setText(text("connections.chip.address", SafeText.line(address)));
          chip.setVisible(!address.isEmpty());
          chip.setManaged(!address.isEmpty());
          chip.setSelected(!address.isEmpty());
        });
    chip.setOnAction(event -> model.onlyAddressProperty().set(""));
    return chip;
  }
}
