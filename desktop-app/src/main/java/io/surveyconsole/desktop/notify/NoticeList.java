package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What was told in this run, the newest first.
final class NoticeList extends VBox {
  private static final double HEIGHT = 420;

  private final NoticesModel model;
  private final NoticeDetails details;
  private final Kit kit;
  private final VBox lines = new VBox();
  private final Map<Notice, Node> made = new HashMap<>();
  private final Label nothing = new Label(text("notices.none"));

  NoticeList(NoticesModel model, NoticeDetails details, Kit kit) {
    this.model = model;
    this.details = details;
    this.kit = kit;
    getStyleClass().add("notice-list");
    var title = new Label(text("notices.title"));
    title.getStyleClass().add("section-title");
    nothing.getStyleClass().add("muted");
    var scroll = new ScrollPane(lines);
    scroll.setId("notice-list");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setAccessibleText(text("notices.title"));
    lines
        .heightProperty()
        .subscribe(height -> scroll.setPrefViewportHeight(Math.min(height.doubleValue(), HEIGHT)));
    getChildren().addAll(title, scroll);
    model.all().addListener((ListChangeListener<Notice>) change -> show());
    show();
  }

  private void show() {
    made.keySet().retainAll(model.all());
    if (model.all().isEmpty()) {
      lines.getChildren().setAll(nothing);
      return;
    }
    lines
        .getChildren()
        .setAll(
            model.all().stream()
                .map(notice ->
                    made.computeIfAbsent(notice, one -> new NoticeLine(one, details, kit)))
                .toList());
  }
}
