package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.SafeText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that what is shown was found by the server, how much that is, and leads to more of it.
final class FoundChip extends HBox {
  private final Label words = new Label();
  private final Button more = new Button(text("search.more"));

  FoundChip(FilterModel filter, ServerSearch search) {
    getStyleClass().add("found-chip");
    setId("found");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("found-words");
    words.setMinWidth(USE_PREF_SIZE);
    more.setId("found-more");
    more.getStyleClass().addAll("flat", "small-control");
    more.setMinWidth(USE_PREF_SIZE);
    more.disableProperty().bind(search.searchingProperty());
    more.setOnAction(event -> search.more());
    var away = new Button("", new FontIcon(Feather.X));
    away.setId("found-away");
    away.getStyleClass().addAll("flat", "small-control");
    away.setAccessibleText(text("search.away"));
    away.setTooltip(new Tooltip(text("search.away")));
    away.setOnAction(event -> filter.forgetFound());
    getChildren().setAll(words, more, away);
    filter.foundProperty().subscribe(found -> show(found));
  }

  private void show(@Nullable Found found) {
    setVisible(found != null);
    setManaged(found != null);
    if (found == null) {
      return;
    }
    String said = SafeText.line(found.words());
    String count = Figures.count(found.ids().size());
    words.setText(text(found.more() ? "search.found-more" : "search.found", said, count));
    words.setTooltip(
        found.behind() == 0
            ? null
            : new Tooltip(text("search.behind", Figures.count(found.behind()))));
    more.setVisible(found.more());
    more.setManaged(found.more());
  }
}
