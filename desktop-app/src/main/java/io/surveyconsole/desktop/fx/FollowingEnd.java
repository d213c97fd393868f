package io.surveyconsole.desktop.fx;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the newest entry of a list in view while the operator stays at the end. Scrolling up ends
/// following, scrolling back down to the end begins it again.
public final class FollowingEnd {
  private static final double END = 0.995;

  /// More pixels than there are; the flow stops at the end.
  private static final double MUCH = 1e6;

  private final ListView<?> list;
  private final ReadOnlyBooleanWrapper following =
      new ReadOnlyBooleanWrapper(this, "following", true);

  public FollowingEnd(ListView<?> list) {
    this.list = list;
    list.getItems()
        .addListener(
            (ListChangeListener<Object>)
                change -> {
                  if (list.getItems().isEmpty()) {
                    following.set(true);
                  } else if (following.get()) {
                    toEnd();
                  }
                });
    list.addEventFilter(ScrollEvent.SCROLL, event -> scrolled(event.getDeltaY()));
  }

  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Goes to the end and stays there.
  public void resume() {
    following.set(true);
    toEnd();
  }

  private void toEnd() {
    scroll();
    Platform.runLater(() -> {
      scroll(); // again, now that the new entries have been laid out
      Platform.runLater(this::scroll); // and now that their heights are known
    });
  }

  private void scroll() {
    if (!following.get() || list.getItems().isEmpty()) {
      return;
    }
    list.scrollTo(list.getItems().size() - 1);
    ScrollBar bar = bar();
    boolean longer = bar != null && bar.isVisible();
    if (longer && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollPixels(MUCH); // the entry alone is not enough: its end may lie below the edge
    }
  }

  private void scrolled(double delta) {
    ScrollBar bar = bar();
    if (bar == null || !bar.isVisible()) {
      return;
    }
    if (delta > 0) {
      following.set(false);
    } else if (bar.getValue() >= END * bar.getMax()) {
      following.set(true);
    }
  }

  private @Nullable ScrollBar bar() {
    for (Node node : list.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        return bar;
      }
    }
    return null;
  }
}
