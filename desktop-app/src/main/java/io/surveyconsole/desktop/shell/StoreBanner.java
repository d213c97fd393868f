package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.Gauges;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says in every place that answers are not stored, and why, for as long as that is so; then for a
/// while that they are again.
final class StoreBanner extends HBox {
  private static final Duration GOOD_NEWS_FOR = Duration.seconds(30);

  private final Label words = new Label();
  private final FontIcon icon = new FontIcon(Feather.ALERT_OCTAGON);
  private final PauseTransition goodNews = new PauseTransition(GOOD_NEWS_FOR);
  private @Nullable String problem;

  StoreBanner(ObservableValue<Gauges> gauges) {
    getStyleClass().add("store-banner");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setGraphic(icon);
    words.setId("store-banner");
    words.setAccessibleRole(AccessibleRole.TEXT);
    getChildren().setAll(words);
    goodNews.setOnFinished(event -> show(false));
    show(false);
    gauges.subscribe(now -> show(now.storeProblem()));
  }

  private void show(@Nullable String now) {
    if (now == null && problem != null) {
      say(text("store.again"), Feather.CHECK_CIRCLE, "store-good", "store-bad");
      goodNews.playFromStart();
    } else if (now != null) {
      goodNews.stop();
      say(
          text("store.problem", SafeText.line(now)),
          Feather.ALERT_OCTAGON,
          "store-bad",
          "store-good");
    }
    problem = now;
  }

  private void say(String what, Feather sign, String style, String otherStyle) {
    words.setText(what);
    words.setAccessibleText(what);
    icon.setIconCode(sign);
    getStyleClass().remove(otherStyle);
    if (!getStyleClass().contains(style)) {
      getStyleClass().add(style);
    }
    show(true);
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
