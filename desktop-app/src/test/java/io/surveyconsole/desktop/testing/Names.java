package io.surveyconsole.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/// What is written in the windows, and what a screen reader calls their controls.
public final class Names {
  private Names() {}

  /// Every control that the keyboard reaches and that has no name; on the JavaFX thread.
  public static List<String> missing() {
    return nodes()
        .filter(node -> node instanceof Control && node.isFocusTraversable())
        .filter(node -> name(node).isBlank())
        .map(Node::toString)
        .toList();
  }

  /// Every text of every open window, also what a screen reader is told; on the JavaFX thread.
  public static List<String> texts() {
    return nodes()
        .flatMap(node ->
            Stream.of(
                node.getAccessibleText(),
                node instanceof Labeled labeled ? labeled.getText() : null,
                node instanceof TextInputControl field ? field.getText() : null))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String name(Node node) {
    String told = Objects.requireNonNullElse(node.getAccessibleText(), "");
    String written = node instanceof Labeled labeled ? labeled.getText() : "";
    return told.isBlank() ? Objects.requireNonNullElse(written, "") : told;
  }

  private static Stream<Node> nodes() {
    var found = new ArrayList<Node>();
    for (Window window : Window.getWindows()) {
      if (window.getScene() != null) {
        collect(window.getScene().getRoot(), found);
      }
    }
    return found.stream();
  }

  private static void collect(Node node, List<Node> found) {
    found.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }
}
