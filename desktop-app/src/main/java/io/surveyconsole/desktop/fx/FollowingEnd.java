package io.surveyconsole.desktop.fx;

import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the newest entry of a list in view while the operator stays at the end. Scrolling up ends
/// following, scrolling back down to the end begins it again.
///
/// It looks after every layout, not only when an entry arrives: the height of an entry is known
/// only once it has been laid out, and a list that is not on screen lays out nothing until it is.
public final class FollowingEnd {
  /// More pixels than there are; the flow stops at the end.
  private static final double MUCH = 1e6;

  /// How often it is tried for one change, so that a list that never settles costs no more.
  private static final int TRIES = 20;

  private final ListView<?> list;
  private final BooleanSupplier endIsThere;
  private final ReadOnlyBooleanWrapper following =
      new ReadOnlyBooleanWrapper(this, "following", true);
  private final Runnable afterLayout = this::keepEnd;
  private int tries;

  public FollowingEnd(ListView<?> list) {
    this(list, () -> true);
  }

  /// @param endIsThere whether the list reaches the end; otherwise its last entry is none
  public FollowingEnd(ListView<?> list, BooleanSupplier endIsThere) {
    this.list = list;
    this.endIsThere = endIsThere;
    list.getItems().addListener((ListChangeListener<Object>) change -> changed());
    list.sceneProperty().addListener((property, before, now) -> moved(before, now));
    list.heightProperty().addListener(property -> tries = 0);
    list.addEventFilter(ScrollEvent.SCROLL, event -> scrolled(event.getDeltaY()));
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    list.addEventFilter(
        MouseEvent.MOUSE_RELEASED, event -> following.set(following.get() || atEnd()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event.getCode()));
    moved(null, list.getScene());
    NeverBlank.keep(list);
  }

  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Goes to the end and stays there.
  public void resume() {
    following.set(true);
    tries = 0;
    list.requestLayout();
  }

  /// Stays wherever the list is shown now.
  public void leave() {
    following.set(false);
  }

  private void changed() {
    if (list.getItems().isEmpty()) {
      following.set(true);
    }
    tries = 0;
    list.requestLayout();
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removePostLayoutPulseListener(afterLayout);
    }
    if (now != null) {
      now.addPostLayoutPulseListener(afterLayout);
    }
    tries = 0;
  }

  private void keepEnd() {
    if (following.get() && tries < TRIES && !list.getItems().isEmpty() && !atEnd()) {
      tries++;
      list.scrollTo(list.getItems().size() - 1);
      VirtualFlow<?> flow = flow();
      if (flow != null) {
        flow.scrollPixels(MUCH); // the entry alone is not enough: its end may lie below the edge
      }
    }
  }

  private void scrolled(double delta) {
    if (delta > 0 && longerThanTheView()) {
      following.set(false);
    } else if (atEnd()) {
      following.set(true);
    }
  }

  private void pressed(MouseEvent event) {
    for (Node node = (Node) event.getTarget(); node != null; node = node.getParent()) {
      if (node instanceof ScrollBar) {
        following.set(false); // until it is let go at the end
      }
    }
  }

  private void pressed(KeyCode key) {
    switch (key) {
      case UP, PAGE_UP, HOME -> following.set(!longerThanTheView());
      case END -> resume();
      default -> {
        // says nothing of where the operator wants to be
      }
    }
  }

  private boolean longerThanTheView() {
    VirtualFlow<?> flow = flow();
    return flow != null
        && !list.getItems().isEmpty()
        && (flow.getFirstVisibleCell() == null
            || flow.getFirstVisibleCell().getIndex() > 0
            || flow.getPosition() > 0
            || !lastIsInView(flow));
  }

  private boolean atEnd() {
    VirtualFlow<?> flow = flow();
    return flow != null && endIsThere.getAsBoolean() && lastIsInView(flow);
  }

  private boolean lastIsInView(VirtualFlow<?> flow) {
    var last = flow.getLastVisibleCell();
    return last != null
        && last.getIndex() == list.getItems().size() - 1
        && last.getLayoutY() + last.getHeight() <= flow.getHeight() + 1;
  }

  private @Nullable VirtualFlow<?> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }
}
