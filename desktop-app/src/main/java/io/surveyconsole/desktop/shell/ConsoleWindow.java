package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.settings.SettingsModel;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window: navigation at the left, the chosen place beside it, the status bar below.
public final class ConsoleWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 560;

  private static final int LAST_DIGIT = 9;

  private final BorderPane frame = new BorderPane();
  private final StackPane root;
  private final List<Place> places;
  private final Navigation navigation;
  private final ReadOnlyObjectWrapper<Place> shown;
  private final SettingsModel settings;

  /// @param places in their order; the one that was shown last is shown, else the first
  /// @param strips what was told last, over the rest
  ConsoleWindow(
      List<Place> places,
      Node themeSwitch,
      Node banner,
      Node statusBar,
      Node strips,
      SettingsModel settings) {
    this.places = List.copyOf(places);
    this.settings = settings;
    this.shown = new ReadOnlyObjectWrapper<>(this, "shown", places.getFirst());
    this.navigation = new Navigation(this.places, this::go, themeSwitch);
    frame.setLeft(navigation);
    var below = new VBox(banner, statusBar);
    frame.setBottom(below);
    StackPane.setAlignment(strips, Pos.BOTTOM_RIGHT);
    below
        .heightProperty()
        .subscribe(high -> StackPane.setMargin(strips, new Insets(0, 0, high.doubleValue(), 0)));
    root = new StackPane(frame, strips);
    root.getStyleClass().add("console");
    String last = settings.now().place();
    show(
        places.stream()
            .filter(place -> place.id().equals(last))
            .findFirst()
            .orElse(places.getFirst()));
  }

  public Parent root() {
    return root;
  }

  public ReadOnlyObjectProperty<Place> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Goes to a place by itself, which the next start does not remember.
  public void show(Place place) {
    shown.set(place);
    frame.setCenter(place.view());
    navigation.mark(place);
  }

  /// Goes to a place that the operator chose.
  void go(Place place) {
    show(place);
    settings.change(all -> all.withPlace(place.id()));
  }

  /// Puts the console on a stage and shows it.
  ///
  /// @param beginConversation what Ctrl+N does where a place has nothing of its own to begin
  public void open(Stage stage, Runnable beginConversation) {
    var scene = new Scene(root);
    Look.dress(scene);
    Look.dress(stage);
    for (int index = 0; index < Math.min(places.size(), LAST_DIGIT); index++) {
      Place place = places.get(index);
      var digit = KeyCode.getKeyCode(Integer.toString(index + 1));
      accelerate(scene, digit, () -> go(place));
    }
    accelerate(scene, KeyCode.F, () -> shown.get().filter().run());
    accelerate(
        scene,
        KeyCode.N,
        () -> Objects.requireNonNullElse(shown.get().begin(), beginConversation).run());
    stage.setTitle(text("console.name"));
    fit(stage, Screen.getPrimary().getVisualBounds());
    stage.setScene(scene);
    stage.show();
  }

  /// The window is never larger than what the screen has room for, its frame included.
  private static void fit(Stage stage, Rectangle2D room) {
    if (Double.isNaN(stage.getWidth())) {
      stage.setWidth(Math.min(WIDTH, room.getWidth()));
    }
    if (Double.isNaN(stage.getHeight())) {
      stage.setHeight(Math.min(HEIGHT, room.getHeight()));
    }
    stage.setMinWidth(Math.min(LEAST_WIDTH, room.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, room.getHeight()));
  }

  /// Does something when these keys are pressed; once the window is open.
  void accelerate(KeyCombination keys, Runnable action) {
    root.getScene().getAccelerators().put(keys, action);
  }

  private static void accelerate(Scene scene, KeyCode key, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
  }
}
