package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was told last, over a corner of the window. It goes away by itself; an error stays until it
/// is put away. The cursor stays where it is.
public final class NoticeStrips extends VBox {
  private static final Duration SHOWN_FOR = Duration.seconds(8);

  private final NoticesModel model;
  private final NoticeDetails details;
  private final Kit kit;
  private final Map<Notice, Node> lines = new HashMap<>();

  public NoticeStrips(NoticesModel model, NoticeDetails details, Kit kit) {
    this.model = model;
    this.details = details;
    this.kit = kit;
    getStyleClass().add("notice-strips");
    setPickOnBounds(false);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    model.strips().addListener((ListChangeListener<Notice>) change -> show());
    show();
  }

  private void show() {
    lines.keySet().retainAll(model.strips());
    getChildren()
        .setAll(
            model.strips().stream()
                .map(notice -> lines.computeIfAbsent(notice, this::strip))
                .toList());
    setVisible(!getChildren().isEmpty());
  }

  private Node strip(Notice notice) {
    var line = new NoticeLine(notice, details, kit);
    line.getStyleClass().add("notice-strip");
    var away = new Button("", new FontIcon(Feather.X));
    away.setId("notice-away");
    away.getStyleClass().addAll("flat", "small-control");
    away.setMinWidth(USE_PREF_SIZE);
    away.setAccessibleText(text("banner.away"));
    away.setTooltip(new Tooltip(text("banner.away")));
    away.setOnAction(event -> model.putAway(notice));
    line.getChildren().add(away);
    if (notice.kind() != Notice.Kind.ERROR) {
      goesAway(line, notice);
    }
    return line;
  }

  /// Not while somebody reads it or is about to press something in it.
  private void goesAway(Node line, Notice notice) {
    var patience = new PauseTransition(SHOWN_FOR);
    patience.setOnFinished(event -> {
      if (line.isHover() || line.isFocusWithin()) {
        patience.playFromStart();
      } else {
        model.putAway(notice);
      }
    });
    patience.play();
  }
}
