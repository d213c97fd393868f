package io.surveyconsole.desktop.testing;

import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ScrollEvent;

/// A wheel as the system tells of it; the robot turns one by a pixel only.
public final class Wheel {
  private Wheel() {}

  /// Turns it above what is seen first. On the JavaFX thread.
  ///
  /// @param up in pixels; negative turns it down
  public static void turn(VirtualFlow<?> over, double up) {
    over.getFirstVisibleCell().fireEvent(event(up));
  }

  private static ScrollEvent event(double up) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        20,
        20,
        20,
        20,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        up,
        0,
        up,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }
}
