package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.fx.Kit;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The lines of the chat. It stays at the end while the end is in sight, and where the person has
/// scrolled to otherwise.
final class LinesPane extends ScrollPane {
  private static final double NEAR_THE_END = 0.995;

  private final VBox column = new VBox();
  private final LineNodes nodes;
  private boolean atEnd = true;
  private boolean keeping;

  LinesPane(ObservableList<ChatLine> lines, Kit kit) {
    getStyleClass().add("chat-lines");
    column.getStyleClass().add("chat-column");
    column.setId("chat-lines");
    nodes = new LineNodes(kit);
    setContent(column);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    column.heightProperty().subscribe(this::keepEnd);
    viewportBoundsProperty().subscribe(this::keepEnd);
    vvalueProperty().subscribe(this::scrolled);
    lines.addListener((ListChangeListener<ChatLine>) this::follow);
    lines.forEach(line -> column.getChildren().add(nodes.of(line)));
  }

  private void follow(ListChangeListener.Change<? extends ChatLine> change) {
    while (change.next()) {
      if (change.wasRemoved()) {
        int from = change.getFrom();
        column.getChildren().remove(from, from + change.getRemovedSize());
      }
      if (change.wasAdded()) {
        column
            .getChildren()
            .addAll(
                change.getFrom(), change.getAddedSubList().stream().map(nodes::of).toList());
      }
    }
  }

  private void scrolled() {
    // New lines move the end away before they are laid out: only a person's scrolling counts.
    if (column.getHeight() <= getViewportBounds().getHeight()) {
      atEnd = true;
    } else if (!keeping) {
      atEnd = getVvalue() >= getVmax() * NEAR_THE_END;
    }
  }

  private void keepEnd() {
    if (atEnd) {
      keeping = true;
      setVvalue(getVmax());
      keeping = false;
    }
  }
}
