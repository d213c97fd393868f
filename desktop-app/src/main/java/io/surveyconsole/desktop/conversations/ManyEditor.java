package io.surveyconsole.desktop.conversations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Any of several; none chosen asks for nothing.
final class ManyEditor extends FilterEditor {
  private static final int WITHOUT_SCROLLING = 8;
  private static final double HEIGHT = 236;

  private final Supplier<? extends Collection<String>> offered;
  private final Supplier<Set<String>> chosen;
  private final UnaryOperator<String> words;
  private final Consumer<Set<String>> choose;
  private final String nothing;
  private final VBox boxes = new VBox();
  private final ScrollPane scroll = new ScrollPane();

  /// @param words what is shown of one; safe to show
  /// @param nothing stands where there is nothing to choose
  ManyEditor(
      String title,
      Supplier<? extends Collection<String>> offered,
      Supplier<Set<String>> chosen,
      UnaryOperator<String> words,
      Consumer<Set<String>> choose,
      String nothing) {
    super(title);
    this.offered = offered;
    this.chosen = chosen;
    this.words = words;
    this.choose = choose;
    this.nothing = nothing;
    boxes.getStyleClass().add("filter-choices");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
  }

  @Override
  void prepare() {
    Set<String> now = chosen.get();
    var all = new LinkedHashSet<String>(offered.get());
    all.addAll(now); // also what is asked for and not there
    List<CheckBox> made = all.stream().map(one -> box(one, now.contains(one))).toList();
    boxes.getChildren().setAll(made);
    if (made.isEmpty()) {
      boxes.getChildren().setAll(new Label(nothing));
    }
    boolean many = made.size() > WITHOUT_SCROLLING;
    getChildren().removeAll(scroll, boxes);
    scroll.setContent(many ? boxes : null);
    scroll.setPrefHeight(HEIGHT);
    getChildren().add(many ? scroll : boxes);
  }

  private CheckBox box(String one, boolean selected) {
    var box = new CheckBox(words.apply(one));
    box.setMnemonicParsing(false);
    box.setSelected(selected);
    box.selectedProperty().subscribe((before, on) -> choose(one, on));
    return box;
  }

  private void choose(String one, boolean on) {
    var now = new ArrayList<>(chosen.get());
    now.remove(one);
    if (on) {
      now.add(one);
    }
    choose.accept(Set.copyOf(now));
  }
}
