package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.fx.Kit;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;

/// The lines of the chat, few ones at the bottom. It stays at the end while the end is in sight,
/// and where the person has scrolled to otherwise.
final class LinesPane extends ScrollPane {
  private static final double NEAR_THE_END = 24;

  private final VBox column = new VBox();
  private final LineNodes nodes;
  private boolean atEnd = true;

  /// The scroll pane moves by itself when its content grows; only a person's moves count.
  private boolean movedByPerson;

  LinesPane(ObservableList<ChatLine> lines, Kit kit) {
    getStyleClass().add("chat-lines");
    column.getStyleClass().add("chat-column");
    column.setId("chat-lines");
    column
        .minHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> getViewportBounds().getHeight(), viewportBoundsProperty()));
    nodes = new LineNodes(kit);
    setContent(column);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    addEventFilter(ScrollEvent.SCROLL, event -> movedByPerson = true);
    addEventFilter(MouseEvent.ANY, event -> movedByPerson = event.isPrimaryButtonDown());
    addEventFilter(KeyEvent.KEY_PRESSED, event -> movedByPerson = true);
    vvalueProperty().subscribe(this::moved);
    lines.addListener((ListChangeListener<ChatLine>) this::follow);
    lines.forEach(line -> column.getChildren().add(nodes.of(line)));
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    movedByPerson = false;
    if (atEnd) {
      setVvalue(getVmax());
    }
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
            .addAll(change.getFrom(), change.getAddedSubList().stream().map(nodes::of).toList());
      }
    }
    requestLayout();
  }

  private void moved() {
    if (movedByPerson) {
      double hidden = column.getHeight() - getViewportBounds().getHeight();
      atEnd = hidden * (getVmax() - getVvalue()) < NEAR_THE_END;
    }
  }
}
