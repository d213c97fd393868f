package io.surveyconsole.desktop.fx;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Does something after every layout of the window that a node is in, before it is drawn: only then
/// is known how high things are and what is seen of them.
public final class AfterLayout {
  private final Runnable action;

  private AfterLayout(Runnable action) {
    this.action = action;
  }

  /// Begins; it ends with the node.
  public static void repeat(Node node, Runnable action) {
    var repeated = new AfterLayout(action);
    node.sceneProperty().addListener((property, before, now) -> repeated.moved(before, now));
    repeated.moved(null, node.getScene());
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removePostLayoutPulseListener(action);
    }
    if (now != null) {
      now.addPostLayoutPulseListener(action);
    }
  }
}
