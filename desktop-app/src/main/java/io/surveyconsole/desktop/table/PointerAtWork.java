package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.fx.Ticker;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Whether the operator's pointer is at work among the rows of a table: then none of them moves, or
/// a click would hit another one than was meant. A pointer that has been lying there for some
/// seconds is parked.
final class PointerAtWork {
  private static final Duration PARKED_AFTER = Duration.ofSeconds(3);

  private final Ticker ticker;
  private final TableView<?> view;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private Instant last = Instant.MIN;

  PointerAtWork(TableView<?> view, Ticker ticker) {
    this.view = view;
    this.ticker = ticker;
    view.addEventFilter(MouseEvent.MOUSE_MOVED, event -> moved());
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> moved());
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> moved());
    view.addEventFilter(ScrollEvent.SCROLL, event -> moved());
    view.hoverProperty().subscribe(over -> look());
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  boolean isBusy() {
    return busy.get();
  }

  /// Looks whether it has been parked; called again and again.
  void look() {
    boolean menu = view.getContextMenu() != null && view.getContextMenu().isShowing();
    boolean lately = ticker.exactly().isBefore(last.plus(PARKED_AFTER));
    busy.set(menu || (view.isHover() && lately));
  }

  private void moved() {
    last = ticker.exactly();
    look();
  }
}
