package io.surveyconsole.desktop.fx;

import io.surveyconsole.desktop.settings.SettingsModel;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/// A split pane is divided as its operator left it.
public final class KeptDividers {
  private final SplitPane split;
  private final String id;
  private final SettingsModel settings;
  private boolean settled;

  private KeptDividers(SplitPane split, String id, SettingsModel settings) {
    this.split = split;
    this.id = id;
    this.settings = settings;
  }

  /// From here on the dividers are remembered.
  ///
  /// @param standard where they stand until the operator draws them
  public static void keep(SplitPane split, String id, SettingsModel settings, double... standard) {
    var kept = new KeptDividers(split, id, settings);
    List<Double> before = settings.now().dividers().getOrDefault(id, List.of());
    double[] wanted =
        before.size() == standard.length
            ? before.stream().mapToDouble(Double::doubleValue).toArray()
            : standard;
    split.setDividerPositions(wanted);
    split
        .sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .subscribe(shown -> kept.settle(shown, wanted));
    split.addEventFilter(MouseEvent.MOUSE_RELEASED, kept::released);
  }

  /// A window is laid out before it has its size, and what must not grow with it then keeps a width
  /// that was never meant: once it is there, the dividers are set again.
  private void settle(boolean shown, double[] wanted) {
    Scene scene = split.getScene();
    if (!shown || settled || scene == null) {
      return;
    }
    settled = true;
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            split.setDividerPositions(wanted);
          }
        });
    split.requestLayout();
  }

  /// Dividers move also when the window does; what counts is where the operator has drawn them.
  private void released(MouseEvent event) {
    if (event.getTarget() instanceof Node node && isPartOfADivider(node)) {
      settings.change(
          all -> all.withDividers(id, Arrays.stream(split.getDividerPositions()).boxed().toList()));
    }
  }

  private boolean isPartOfADivider(Node node) {
    for (Node at = node; at != null && !split.equals(at); at = at.getParent()) {
      if (at.getStyleClass().contains("split-pane-divider")) {
        return split.equals(at.getParent());
      }
    }
    return false;
  }
}
