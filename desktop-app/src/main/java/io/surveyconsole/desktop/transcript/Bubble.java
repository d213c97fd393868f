package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What was said, with who and when. Texts are shown as plain text, never as markup; a long one is
/// cut and says so.
final class Bubble extends VBox {
  private static final PseudoClass BOT = PseudoClass.getPseudoClass("bot");
  private static final PseudoClass OPERATOR = PseudoClass.getPseudoClass("operator");
  private static final PseudoClass UNDERWAY = PseudoClass.getPseudoClass("underway");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

  private final Times times;
  private final Label who = new Label();
  private final Label words = new Label();
  private final HitText hits = new HitText();
  private final Label extent = new Label();
  private final Button whole = new Button(text("transcript.show-whole"));
  private final Button save = new Button(text("transcript.save"));
  private final HBox actions = new HBox(whole, save);
  private final VBox cut = new VBox(extent, actions);
  private final Label time = new Label();
  private final Tooltip exact = new Tooltip();

  Bubble(Times times, TranscriptActions does) {
    this.times = times;
    who.getStyleClass().add("bubble-who");
    words.setWrapText(true);
    words.getStyleClass().add("bubble-words");
    words.setMinHeight(Region.USE_PREF_SIZE);
    extent.getStyleClass().add("bubble-time");
    extent.setWrapText(true);
    extent.setMinHeight(Region.USE_PREF_SIZE);
    whole.setOnAction(event -> does.showWhole());
    save.setOnAction(event -> does.save());
    for (Button button : List.of(whole, save)) {
      button.getStyleClass().add("bubble-action");
      button.setFocusTraversable(false); // Enter and the menu of the message do the same
      button.setMinWidth(USE_PREF_SIZE);
    }
    actions.getStyleClass().add("bubble-actions");
    cut.getStyleClass().add("bubble-cut");
    time.getStyleClass().add("bubble-time");
    time.setTooltip(exact);
    getStyleClass().add("bubble");
  }

  /// Shows what was said.
  ///
  /// @param needle what is looked for
  /// @param current whether it is looked at among what was found
  /// @return what it says, safe to show
  String show(TranscriptItem.Line line, @Nullable Needle needle, boolean current) {
    Said said = line.said();
    Cut part = Cut.of(said.content());
    List<Needle.Place> places = needle == null ? List.of() : needle.places(part.shown());
    say(said.bot(), who(said), part.shown(), places, !part.whole());
    if (!part.whole()) {
      boolean beyond = places.isEmpty() && needle != null && needle.in(said);
      extent.setText(
          text(
              beyond ? "transcript.cut-found" : "transcript.cut",
              Figures.count(part.chars()),
              Figures.count(part.all())));
    }
    String at = times.clock(said.at());
    if (said.bot()) {
      time.setText(at);
    } else {
      time.setText(text(line.awaitsReply() ? "transcript.awaits-reply" : "transcript.stored", at));
    }
    exact.setText(text("transcript.time.tip", times.toTheMillisecond(said.at()), said.seq()));
    time.setTooltip(exact);
    pseudoClassStateChanged(OPERATOR, said.operator() != null);
    pseudoClassStateChanged(UNDERWAY, false);
    pseudoClassStateChanged(FOUND, current);
    return part.shown();
  }

  /// Shows what is on its way, and returns what it says, safe to show.
  String show(Underway message) {
    Cut part = Cut.of(message.content());
    String operator = message.operator();
    say(true, operator == null ? "" : SafeText.line(operator), part.shown(), List.of(), false);
    time.setText(text("transcript.being-stored"));
    time.setTooltip(null);
    pseudoClassStateChanged(OPERATOR, operator != null);
    pseudoClassStateChanged(UNDERWAY, true);
    pseudoClassStateChanged(FOUND, false);
    return part.shown();
  }

  private void say(
      boolean bot, String name, String content, List<Needle.Place> places, boolean isCut) {
    who.setText(name);
    var parts = new ArrayList<Node>();
    if (!name.isEmpty()) {
      parts.add(who);
    }
    parts.add(places.isEmpty() ? words : hits);
    if (isCut) {
      parts.add(cut);
    }
    parts.add(time);
    if (!getChildren().equals(parts)) {
      getChildren().setAll(parts);
    }
    words.setText(places.isEmpty() ? content : "");
    hits.show(places.isEmpty() ? "" : content, places);
    pseudoClassStateChanged(BOT, bot);
  }

  private static String who(Said said) {
    String operator = said.operator();
    if (operator == null) {
      return "";
    }
    String name = SafeText.line(operator);
    String step = said.step();
    return step == null ? name : text("transcript.operator-step", name, SafeText.line(step));
  }
}
