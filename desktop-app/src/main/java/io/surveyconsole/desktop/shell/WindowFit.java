package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.settings.WindowPlace;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where a window may come back to: screens are taken away, turned and made smaller between one run
/// and the next.
final class WindowFit {
  /// So much of the title bar must be on a screen that it can be taken hold of.
  private static final double GRIP = 120;

  private static final double TITLE_BAR = 24;

  private WindowFit() {}

  /// Where the window comes back to.
  ///
  /// @param screens what there is room for on each
  /// @return empty where the window would lie on no screen
  static Optional<WindowPlace> on(List<Rectangle2D> screens, WindowPlace wanted) {
    return screens.stream()
        .filter(screen -> canBeTakenHoldOf(screen, wanted))
        .findFirst()
        .map(screen -> within(screen, wanted));
  }

  private static boolean canBeTakenHoldOf(Rectangle2D screen, WindowPlace window) {
    double wide =
        Math.min(screen.getMaxX(), window.x() + window.width())
            - Math.max(screen.getMinX(), window.x());
    return wide >= Math.min(GRIP, window.width())
        && window.y() >= screen.getMinY() - TITLE_BAR / 2
        && window.y() <= screen.getMaxY() - TITLE_BAR;
  }

  private static WindowPlace within(Rectangle2D screen, WindowPlace window) {
    return new WindowPlace(
        window.x(),
        Math.max(screen.getMinY(), window.y()),
        Math.min(window.width(), screen.getWidth()),
        Math.min(window.height(), screen.getHeight()),
        window.maximised());
  }
}
