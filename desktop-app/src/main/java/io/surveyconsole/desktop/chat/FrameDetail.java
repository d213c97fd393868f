package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// One frame, laid out to be read, selected and copied. Copying takes it as it came.
final class FrameDetail extends BorderPane {
  private static final double LEAST_HEIGHT = 96;

  private final Label facts = new Label();
  private final TextArea body = new TextArea();
  private final Button copy = new Button(text("chat.copy"));
  private final PrettyJson pretty = new PrettyJson();
  private String whole = "";

  FrameDetail(Kit kit) {
    getStyleClass().add("wire-detail");
    setMinHeight(LEAST_HEIGHT);
    var title = new Label(text("chat.wire.detail"));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    facts.getStyleClass().add("muted");
    facts.setId("wire-facts");
    facts.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(facts, Priority.ALWAYS);
    copy.getStyleClass().add("small-control");
    copy.setId("wire-copy");
    copy.setMinWidth(USE_PREF_SIZE);
    body.setEditable(false);
    body.setWrapText(true);
    body.getStyleClass().addAll("mono", "wire-body");
    body.setId("wire-body");
    body.setAccessibleText(text("chat.wire.detail"));
    var head = new HBox(title, facts, copy);
    head.getStyleClass().add("wire-detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    setTop(head);
    setCenter(body);
    copy.setOnAction(event -> kit.copying().copy(whole));
  }

  void show(@Nullable WireFrame frame) {
    copy.setVisible(frame != null);
    body.setVisible(frame != null);
    if (frame == null) {
      whole = "";
      facts.setText(text("chat.wire.detail.none"));
      body.clear();
      return;
    }
    whole = frame.text();
    String direction =
        switch (frame.direction()) {
          case IN -> text("chat.wire.direction.in");
          case OUT -> text("chat.wire.direction.out");
          case NOT_SENT -> text("chat.wire.direction.not-sent");
          case LINE -> text("chat.wire.direction.line");
        };
    facts.setText(
        text(
            frame.cut() ? "chat.wire.detail.cut" : "chat.wire.detail.of",
            SafeText.line(frame.type()),
            Figures.bytes(frame.bytes()),
            direction,
            Figures.count(frame.text().length())));
    body.setText(SafeText.block(pretty.of(frame.text())));
    body.setScrollTop(0);
  }
}
