package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A strip below the head of a place that says what went wrong there, or what has been done. It is
/// not there while there is nothing to say.
public final class Banner extends HBox {
  /// What the strip says.
  public enum Tone {
    GOOD,
    BAD
  }

  private static final String PREFIX = "banner-";

  private final FontIcon icon = new FontIcon(Feather.INFO);
  private final Label words = new Label();
  private final Button away = new Button("", new FontIcon(Feather.X));

  /// A strip that says nothing yet.
  ///
  /// @param id of the words
  /// @param putAway called when the operator has read it
  public Banner(String id, Runnable putAway) {
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    words.setId(id);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setGraphic(icon);
    words.setAccessibleRole(AccessibleRole.TEXT);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    away.setId(id + "-away");
    away.getStyleClass().addAll("flat", "small-control");
    away.setMinWidth(USE_PREF_SIZE);
    away.setAccessibleText(text("banner.away"));
    away.setTooltip(new Tooltip(text("banner.away")));
    away.setOnAction(event -> putAway.run());
    getChildren().setAll(words, gap, away);
    insist("");
  }

  /// Says what has happened; it can be put away.
  ///
  /// @param what may come from the server; empty says nothing
  public void tell(String what, Tone tone) {
    say(what, tone);
    show(away, true);
  }

  /// Says what is wrong for as long as it is.
  ///
  /// @param what may come from the server; empty says nothing
  public void insist(String what) {
    say(what, Tone.BAD);
    show(away, false);
  }

  private void say(String what, Tone tone) {
    String safe = SafeText.line(what);
    words.setText(safe);
    words.setAccessibleText(safe);
    icon.setIconCode(tone == Tone.GOOD ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE);
    getStyleClass().removeIf(name -> name.startsWith(PREFIX));
    getStyleClass().add(PREFIX + tone.name().toLowerCase(Locale.ROOT));
    show(this, !safe.isEmpty());
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
