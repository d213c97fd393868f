package io.surveyconsole.desktop.settings;

/// Where a window stood and how large it was, in the screen's pixels.
///
/// @param maximised whether it filled the screen; the rest is what it goes back to
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
  /// No screen is larger.
  static final double MOST = 20_000;

  public WindowPlace {
    if (!(Math.abs(x) <= MOST && Math.abs(y) <= MOST)) {
      throw new IllegalArgumentException("no place on a screen: " + x + ", " + y);
    }
    if (!(width >= 1 && width <= MOST && height >= 1 && height <= MOST)) {
      throw new IllegalArgumentException("no size of a window: " + width + " × " + height);
    }
  }
}
