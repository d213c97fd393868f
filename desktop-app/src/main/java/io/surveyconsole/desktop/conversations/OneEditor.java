package io.surveyconsole.desktop.conversations;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// One of several.
final class OneEditor<T> extends FilterEditor {
  private final Supplier<T> chosen;
  private final List<T> offered;
  private final List<RadioButton> buttons;

  /// @param words what is shown of one; safe to show
  OneEditor(
      String title,
      List<T> offered,
      Supplier<T> chosen,
      Function<T, String> words,
      Consumer<T> choose) {
    super(title);
    this.offered = List.copyOf(offered);
    this.chosen = chosen;
    var group = new ToggleGroup();
    buttons =
        this.offered.stream()
            .map(one -> {
              var button = new RadioButton(words.apply(one));
              button.setToggleGroup(group);
              button
                  .selectedProperty()
                  .subscribe((before, on) -> {
                    if (on) {
                      choose.accept(one);
                    }
                  });
              return button;
            })
            .toList();
    var box = new VBox(buttons.toArray(RadioButton[]::new));
    box.getStyleClass().add("filter-choices");
    getChildren().add(box);
  }

  @Override
  void prepare() {
    int at = offered.indexOf(chosen.get());
    for (int index = 0; index < buttons.size(); index++) {
      buttons.get(index).setSelected(index == at);
    }
  }
}
