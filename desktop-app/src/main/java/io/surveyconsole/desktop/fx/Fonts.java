package io.surveyconsole.desktop.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The typefaces the console brings along.
public final class Fonts {
  private static final List<String> FILES =
      List.of(
          "ConsoleSans-Regular.otf",
          "ConsoleSans-Medium.otf",
          "ConsoleSans-SemiBold.otf",
          "JetBrainsMono-Regular.ttf");

  private Fonts() {}

  /// Makes them known to the style sheets; once, before the first window.
  public static void load() {
    for (String file : FILES) {
      try (InputStream stream =
          Fonts.class.getResourceAsStream("/io/surveyconsole/desktop/fonts/" + file)) {
        if (stream == null || Font.loadFont(stream, -1) == null) {
          throw new IllegalStateException("the font " + file + " is not in the program");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
