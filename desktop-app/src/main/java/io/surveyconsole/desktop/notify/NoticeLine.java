package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Undo;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One notice as it is read: its kind, words and time, and what can be done with it.
final class NoticeLine extends HBox {
  private final FlowPane actions = new FlowPane();

  NoticeLine(Notice notice, NoticeDetails details, Kit kit) {
    getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
    var icon = new FontIcon(icon(notice.kind()));
    var words = new Label(notice.words());
    words.getStyleClass().add("notice-words");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setAccessibleRole(AccessibleRole.TEXT);
    words.setAccessibleText(text("notices.accessible", kind(notice.kind()), notice.words()));
    var time = new Label(about(notice, kit));
    time.setTooltip(new Tooltip(kit.times().exact(notice.at())));
    time.getStyleClass().addAll("muted", "small");
    actions.getStyleClass().add("notice-actions");
    actions.setAlignment(Pos.CENTER_LEFT);
    actions.getChildren().add(time);
    Undo undo = notice.undo();
    if (undo != null) {
      actions.getChildren().add(undoButton(undo));
    }
    if (notice.kind() != Notice.Kind.INFO) {
      actions.getChildren().add(copyButton(notice, details, kit));
    }
    var said = new VBox(words, actions);
    said.getStyleClass().add("notice-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().addAll(icon, said);
  }

  private static String about(Notice notice, Kit kit) {
    String time = kit.times().clock(notice.at());
    return notice.errorId().isEmpty() ? time : text("notices.about", time, notice.errorId());
  }

  private static Button undoButton(Undo undo) {
    Button button = action("notice-undo", text("notices.undo"));
    button.setOnAction(event -> undo.run());
    button.visibleProperty().bind(undo.possibleProperty());
    button.managedProperty().bind(undo.possibleProperty());
    return button;
  }

  private static Button copyButton(Notice notice, NoticeDetails details, Kit kit) {
    Button button = action("notice-copy", text("notices.copy"));
    button.setOnAction(event -> {
      kit.copying().copy(details.of(notice));
      button.setText(text("notices.copied"));
    });
    return button;
  }

  private static Button action(String id, String words) {
    var button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("status-link");
    return button;
  }

  private static String kind(Notice.Kind kind) {
    return switch (kind) {
      case INFO -> text("notices.kind.info");
      case WARNING -> text("notices.kind.warning");
      case ERROR -> text("notices.kind.error");
    };
  }

  private static Feather icon(Notice.Kind kind) {
    return switch (kind) {
      case INFO -> Feather.INFO;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case ERROR -> Feather.ALERT_CIRCLE;
    };
  }
}
