package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The places, one above the other at the left; those that concern the server itself stand at the
/// foot.
final class Navigation extends VBox {
  private static final int LAST_DIGIT = 9;

  private final Map<String, ToggleButton> entries = new HashMap<>();

  /// @param go called with the place the operator chose
  /// @param foot what stands below the places
  Navigation(List<Place> places, Consumer<Place> go, Node foot) {
    getStyleClass().add("navigation");
    getChildren().add(brand());
    var group = new ToggleGroup();
    for (int index = 0; index < places.size(); index++) {
      if (places.get(index).atTheFoot() && (index == 0 || !places.get(index - 1).atTheFoot())) {
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
      }
      getChildren().add(entry(places.get(index), index + 1, group, go));
    }
    getChildren().add(foot);
  }

  /// Marks a place as the one that is shown.
  void mark(Place place) {
    Optional.ofNullable(entries.get(place.id())).ifPresent(entry -> entry.setSelected(true));
  }

  /// The keys that go to a place, by its number; empty where there are no more digits.
  static String shortcut(int number) {
    return number > LAST_DIGIT ? "" : text("shortcut.place", Integer.toString(number));
  }

  private static Node brand() {
    var mark = new StackPane(new Region(), new Region());
    mark.getStyleClass().add("brand-mark");
    var name = new Label(text("console.name"));
    name.getStyleClass().add("brand-name");
    var brand = new HBox(mark, name);
    brand.getStyleClass().add("brand");
    brand.setAlignment(Pos.CENTER_LEFT);
    return brand;
  }

  private Node entry(Place place, int number, ToggleGroup group, Consumer<Place> go) {
    var title = new Label(place.title());
    title.getStyleClass().add("nav-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    var badge = new Label();
    badge.getStyleClass().add("nav-badge");
    badge.textProperty().bind(place.badge());
    badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
    badge.managedProperty().bind(badge.visibleProperty());
    badge.setMinWidth(USE_PREF_SIZE);
    var line = new HBox(new FontIcon(place.icon()), title, badge);
    line.getStyleClass().add("nav-line");
    line.setAlignment(Pos.CENTER_LEFT);

    var entry = new ToggleButton();
    entry.setId("place-" + place.id());
    entry.setGraphic(line);
    entry.getStyleClass().add("nav-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setToggleGroup(group);
    entry.setAccessibleText(place.title());
    String shortcut = shortcut(number);
    entry.setTooltip(
        new Tooltip(
            shortcut.isEmpty()
                ? place.title()
                : text("shortcut.tooltip", place.title(), shortcut)));
    line.prefWidthProperty().bind(entry.widthProperty().subtract(18));
    entry.setOnAction(event -> {
      entry.setSelected(true); // pressed again, it must not go out
      go.accept(place);
    });
    entries.put(place.id(), entry);
    return entry;
  }
}
