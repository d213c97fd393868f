package io.surveyconsole.desktop.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// How well what is written stands out from what is behind it, as WCAG counts: 4.5 to 1 for words,
/// 3 to 1 for icons. What is disabled is left out, as there.
public final class Contrast {
  private static final double WORDS = 4.5;
  private static final double ICONS = 3;

  private Contrast() {}

  /// What stands out too little below a node, each kind once. On the JavaFX thread.
  public static List<String> tooLittle(Node root, Color behindAll) {
    Set<String> found = new LinkedHashSet<>();
    look(root, behindAll, 1, found);
    return new ArrayList<>(found);
  }

  private static void look(Node node, Color behind, double share, Set<String> found) {
    double opacity = share * node.getOpacity();
    if (!node.isVisible() || node.isDisabled() || opacity < 0.05) {
      return;
    }
    Color here = behind;
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color) {
          here = over(color, opacity, here);
        }
      }
    }
    if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color) {
      Color ink = over((Color) text.getFill(), opacity, here);
      double ratio = ratio(ink, here);
      if (ratio < (node instanceof FontIcon ? ICONS : WORDS)) {
        found.add(
            String.format(
                Locale.ROOT,
                "%.2f: %s on %s: \"%s\" in %s",
                ratio,
                hex(ink),
                hex(here),
                node instanceof FontIcon icon ? icon.getIconLiteral() : text.getText(),
                path(node)));
      }
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        look(child, here, opacity, found);
      }
    }
  }

  private static String path(Node node) {
    var path = new StringBuilder();
    Node at = node.getParent();
    for (int up = 0; up < 3 && at != null; up++) {
      path.append(at.getClass().getSimpleName()).append(at.getStyleClass()).append(' ');
      at = at.getParent();
    }
    return path.toString().strip();
  }

  private static Color over(Color above, double opacity, Color below) {
    double share = above.getOpacity() * opacity;
    return Color.color(
        above.getRed() * share + below.getRed() * (1 - share),
        above.getGreen() * share + below.getGreen() * (1 - share),
        above.getBlue() * share + below.getBlue() * (1 - share));
  }

  /// Of the lighter to the darker, from 1 to 21.
  static double ratio(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static String hex(Color color) {
    return color.toString().substring(2, 8);
  }
}
