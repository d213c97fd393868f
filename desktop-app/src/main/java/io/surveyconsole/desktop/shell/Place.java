package io.surveyconsole.desktop.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Somewhere the operator can go: an entry of the navigation and what it shows.
///
/// @param id names it in the program, never shown
/// @param badge a figure beside the title; empty shows none
/// @param filter puts the cursor into the place's filter, or does nothing where it has none
/// @param begin begins what is new in this place; null where Ctrl+N begins a conversation
/// @param atTheFoot stands at the foot of the navigation, with what concerns the server itself
public record Place(
    String id,
    String title,
    Ikon icon,
    Node view,
    ObservableValue<String> badge,
    Runnable filter,
    @Nullable Runnable begin,
    boolean atTheFoot) {

  /// A place without a badge and a filter.
  public static Place of(String id, String title, Ikon icon, Node view) {
    return new Place(
        id,
        title,
        icon,
        view,
        new ReadOnlyStringWrapper("").getReadOnlyProperty(),
        () -> {},
        null,
        false);
  }

  public Place withBadge(ObservableValue<String> figure) {
    return new Place(id, title, icon, view, figure, filter, begin, atTheFoot);
  }

  public Place withFilter(Runnable focus) {
    return new Place(id, title, icon, view, badge, focus, begin, atTheFoot);
  }

  public Place withNew(Runnable asks) {
    return new Place(id, title, icon, view, badge, filter, asks, atTheFoot);
  }

  public Place atItsFoot() {
    return new Place(id, title, icon, view, badge, filter, begin, true);
  }
}
