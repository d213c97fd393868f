package io.surveyconsole.desktop.fx;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.Node;

/// Does something when a part of the window comes into view, and again and again while it stays
/// there.
public final class WhileShown {
  private final Node node;
  private final Duration every;
  private final Runnable action;
  private Instant last = Instant.EPOCH;

  private WhileShown(Node node, Duration every, Runnable action) {
    this.node = node;
    this.every = every;
    this.action = action;
  }

  /// Begins to look; it ends with the node.
  ///
  /// @param node is in view while it is in a window
  /// @param every not less than a second
  public static void repeat(Node node, Ticker ticker, Duration every, Runnable action) {
    var repeated = new WhileShown(node, every, action);
    node.sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            repeated.run(ticker.exactly());
          }
        });
    ticker.nowProperty().subscribe(repeated::tick);
  }

  private void tick(Instant now) {
    if (node.getScene() != null && !now.isBefore(last.plus(every))) {
      run(now);
    }
  }

  private void run(Instant now) {
    last = now;
    action.run();
  }
}
