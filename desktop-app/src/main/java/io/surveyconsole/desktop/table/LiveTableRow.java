package io.surveyconsole.desktop.table;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A row that lights up once when what it shows has just come into being, and fades. The light
/// belongs to the row and not to its place: it goes along when newer rows push it down. Nothing but
/// the fading is animated, or the mark of the choice would smear when rows move.
final class LiveTableRow<R extends LiveRow<?>> extends TableRow<R> {
  private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");
  private static final PseudoClass FADING = PseudoClass.getPseudoClass("fading");
  private static final Duration FADES = Duration.millis(1_700);

  private final PauseTransition fading = new PauseTransition(FADES);
  private final InvalidationListener light = observable -> changes();
  private final WeakInvalidationListener weakLight = new WeakInvalidationListener(light);

  LiveTableRow() {
    fading.setOnFinished(event -> pseudoClassStateChanged(FADING, false));
  }

  @Override
  protected void updateItem(@Nullable R row, boolean empty) {
    R before = getItem();
    super.updateItem(row, empty);
    if (Objects.equals(row, before)) {
      return;
    }
    if (before != null) {
      before.litProperty().removeListener(weakLight);
    }
    fading.stop();
    pseudoClassStateChanged(FADING, false);
    pseudoClassStateChanged(FRESH, false);
    if (row != null && !empty) {
      row.litProperty().addListener(weakLight);
      pseudoClassStateChanged(FRESH, row.litProperty().get());
    }
  }

  private void changes() {
    R row = getItem();
    if (row == null) {
      return;
    }
    if (row.litProperty().get()) {
      pseudoClassStateChanged(FRESH, true);
    } else {
      pseudoClassStateChanged(FADING, true);
      pseudoClassStateChanged(FRESH, false);
      fading.playFromStart();
    }
  }
}
