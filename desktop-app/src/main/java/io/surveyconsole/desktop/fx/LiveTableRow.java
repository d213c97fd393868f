package io.surveyconsole.desktop.fx;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A row that lights up once when what it shows has just come into being. The fading is the style
/// sheet's: it eases from the lit background to the plain one.
final class LiveTableRow<R extends LiveRow<?>> extends TableRow<R> {
  private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");
  private static final Duration LIT = Duration.millis(600);

  private final PauseTransition glow = new PauseTransition(LIT);

  LiveTableRow() {
    glow.setOnFinished(event -> pseudoClassStateChanged(FRESH, false));
  }

  @Override
  protected void updateItem(@Nullable R row, boolean empty) {
    R before = getItem();
    super.updateItem(row, empty);
    if (!Objects.equals(row, before)) {
      glow.stop();
      pseudoClassStateChanged(FRESH, false);
    }
    if (row != null && !empty && row.takeFresh()) {
      pseudoClassStateChanged(FRESH, true);
      glow.playFromStart();
    }
  }
}
