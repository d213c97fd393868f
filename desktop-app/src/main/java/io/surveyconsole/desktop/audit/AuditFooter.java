package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says below the table how far back it goes, and goes further.
final class AuditFooter extends HBox {
  private final AuditModel model;
  private final Label words = new Label();
  private final Button older = new Button(text("audit.older"));

  AuditFooter(AuditModel model) {
    this.model = model;
    getStyleClass().add("table-footer");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("audit-reach");
    words.getStyleClass().addAll("muted", "small");
    older.setId("audit-older");
    older.getStyleClass().add("small-control");
    older.setMinWidth(USE_PREF_SIZE);
    older.disableProperty().bind(model.loadingOlderProperty());
    older.setOnAction(event -> model.loadOlder());
    getChildren().setAll(words, older);
    model.rows().all().addListener((ListChangeListener<AuditRow>) change -> show());
    model.reachProperty().subscribe(now -> show());
  }

  private void show() {
    int known = model.rows().all().size();
    String count = Figures.count(known);
    words.setText(
        switch (model.reachProperty().get()) {
          case MORE -> text("audit.reach.more", known, count);
          case BEGINNING -> text("audit.reach.beginning", known, count);
          case CUT -> text("audit.reach.cut", count);
        });
    boolean more = model.reachProperty().get() == Reach.MORE;
    older.setVisible(more);
    older.setManaged(more);
    setVisible(known > 0);
    setManaged(known > 0);
  }
}
