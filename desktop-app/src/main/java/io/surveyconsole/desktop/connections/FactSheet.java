package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Copying;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Facts about a connection, three beside one another; those of which there is nothing to say are
/// left out.
final class FactSheet extends GridPane {
  private static final int BESIDE = 3;
  private static final int TITLE_WIDTH = 84;

  /// A fact.
  ///
  /// @param name finds its value in tests
  /// @param words safe to show; empty for nothing
  /// @param copy what is copied of it, as it came; null where nothing is
  /// @param wide has a line of its own
  record Fact(
      String name,
      String title,
      Function<OfConnection, String> words,
      @Nullable Function<OfConnection, String> copy,
      boolean wide) {
    static Fact of(String name, String title, Function<OfConnection, String> words) {
      return new Fact(name, title, words, null, false);
    }

    Fact copied(Function<OfConnection, String> raw) {
      return new Fact(name, title, words, raw, wide);
    }

    Fact onItsOwnLine() {
      return new Fact(name, title, words, copy, true);
    }
  }

  private static final class Line {
    private final Fact fact;
    private final Label title;
    private final Label value = new Label();
    private final HBox place = new HBox(value);
    private @Nullable OfConnection row;

    private Line(Fact fact, Copying copying) {
      this.fact = fact;
      title = new Label(fact.title());
      title.getStyleClass().add("muted");
      title.setMinWidth(USE_PREF_SIZE);
      value.setId("fact-" + fact.name());
      value.setWrapText(fact.wide());
      if (fact.wide()) {
        value.setMinHeight(USE_PREF_SIZE);
      }
      place.getStyleClass().add("fact-value");
      place.setAlignment(Pos.CENTER_LEFT);
      Function<OfConnection, String> copy = fact.copy();
      if (copy != null) {
        var button = new Button(null, new FontIcon(Feather.COPY));
        button.setId("copy-" + fact.name());
        button.getStyleClass().addAll("copy-fact");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(text("connections.detail.copy", fact.title()));
        button.setTooltip(new Tooltip(text("connections.detail.copy", fact.title())));
        button.setOnAction(event -> {
          if (row != null) {
            copying.copy(copy.apply(row));
          }
        });
        place.getChildren().add(button);
      }
    }

    /// Whether it says something.
    private boolean draw(OfConnection newest) {
      row = newest;
      String words = fact.words().apply(newest);
      value.setText(words);
      return !words.isEmpty();
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private List<Line> placed = List.of();

  FactSheet(Copying copying, List<Fact> facts) {
    getStyleClass().add("fact-sheet");
    for (int beside = 0; beside < BESIDE; beside++) {
      var title = new ColumnConstraints();
      title.setMinWidth(TITLE_WIDTH);
      var value = new ColumnConstraints();
      value.setHgrow(Priority.ALWAYS);
      value.setMinWidth(0); // all three alike, whatever is in them
      value.setPrefWidth(TITLE_WIDTH);
      getColumnConstraints().addAll(title, value);
    }
    facts.forEach(fact -> lines.add(new Line(fact, copying)));
  }

  void draw(OfConnection row) {
    List<Line> wanted = lines.stream().filter(line -> line.draw(row)).toList();
    if (!wanted.equals(placed)) {
      placed = wanted;
      place();
    }
  }

  private void place() {
    getChildren().clear();
    int at = 0;
    for (Line line : placed) {
      if (line.fact.wide()) {
        at = (at + BESIDE - 1) / BESIDE * BESIDE;
        add(line.title, 0, at / BESIDE);
        add(line.place, 1, at / BESIDE, 2 * BESIDE - 1, 1);
        at += BESIDE;
      } else {
        add(line.title, at % BESIDE * 2, at / BESIDE);
        add(line.place, at % BESIDE * 2 + 1, at / BESIDE);
        at++;
      }
    }
  }
}
