package io.surveyconsole.desktop.fx;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A small window beside what it belongs to. The cursor goes to its first control; Escape, or
/// pressing beside it, closes it and brings the cursor back.
public final class Popover {
  private static final double GAP = 4;
  private static final double UPPER = 8;

  private final Node owner;
  private final StackPane frame;
  private final Popup popup = new Popup();
  private Runnable onClosed = () -> {};
  private Subscription placing = Subscription.EMPTY;
  private @Nullable Node back;

  /// @param owner the popover stands below it, or above where there is no room below
  public Popover(Node owner, Node content) {
    this.owner = owner;
    this.frame = new StackPane(content);
    frame.getStyleClass().add("popover-frame");
    popup.getContent().add(frame);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.setAutoFix(false);
    Look.dress(popup.getScene());
    popup.setOnHidden(event -> {
      if (back != null) {
        back.requestFocus();
      }
      onClosed.run();
    });
  }

  /// Called each time it has been closed.
  public Popover onClosed(Runnable then) {
    onClosed = then;
    return this;
  }

  public ReadOnlyBooleanProperty showingProperty() {
    return popup.showingProperty();
  }

  public boolean isShowing() {
    return popup.isShowing();
  }

  public void hide() {
    popup.hide();
  }

  public void show() {
    back = owner;
    Bounds beside = owner.localToScreen(owner.getBoundsInLocal());
    placing.unsubscribe();
    frame.applyCss();
    double width = frame.prefWidth(-1);
    Point2D at = place(beside, width, frame.prefHeight(width));
    popup.show(owner.getScene().getWindow(), at.getX(), at.getY());
    placing = popup.heightProperty().subscribe(height -> move(beside)); // it may grow
    firstControl(frame).ifPresent(Node::requestFocus);
  }

  /// Shows it in the upper middle of its owner; the cursor goes back to where it is now.
  public void showInside() {
    back = owner.getScene().getFocusOwner();
    placing.unsubscribe();
    Bounds around = owner.localToScreen(owner.getBoundsInLocal());
    popup.show(owner.getScene().getWindow(), around.getMinX(), around.getMinY());
    popup.setX(around.getCenterX() - popup.getWidth() / 2);
    popup.setY(around.getMinY() + around.getHeight() / UPPER);
    firstControl(frame).ifPresent(Node::requestFocus);
  }

  private void move(Bounds beside) {
    Point2D at = place(beside, popup.getWidth(), popup.getHeight());
    popup.setX(at.getX());
    popup.setY(at.getY());
  }

  /// Wherever there is room on the screen on which its owner is.
  private static Point2D place(Bounds beside, double width, double height) {
    Rectangle2D room =
        Screen.getScreensForRectangle(beside.getMinX(), beside.getMinY(), 1, 1).stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getVisualBounds();
    double below = beside.getMaxY() + GAP;
    double above = beside.getMinY() - GAP - height;
    double x = Math.max(room.getMinX(), Math.min(beside.getMinX(), room.getMaxX() - width));
    double y = below + height > room.getMaxY() && above >= room.getMinY() ? above : below;
    return new Point2D(x, y);
  }

  private static Optional<Node> firstControl(Parent parent) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (child.isFocusTraversable()) {
        return Optional.of(child);
      }
      if (child instanceof Parent inner) {
        Optional<Node> found = firstControl(inner);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
