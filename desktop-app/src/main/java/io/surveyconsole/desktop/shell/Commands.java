package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.conversations.ViewsModel;
import io.surveyconsole.desktop.fx.SafeText;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;

/// Everything the palette finds: places, views, and what can be done.
final class Commands {
  private final List<Command> standing = new ArrayList<>();
  private final List<Place> places;
  private final ConsoleWindow window;
  private final ViewsModel views;

  /// @param places the views are those of the first
  /// @param theme which colours are chosen
  Commands(
      List<Place> places, ConsoleWindow window, ViewsModel views, ObjectProperty<Theme> theme) {
    this.places = places;
    this.window = window;
    this.views = views;
    for (Place place : places) {
      standing.add(
          new Command(
              place.title(),
              text("palette.place"),
              Navigation.shortcut(standing.size() + 1),
              () -> window.go(place)));
    }
    for (Theme colours : Theme.values()) {
      var _ = with(ThemeSwitch.words(colours), "", () -> theme.set(colours));
    }
  }

  /// One thing more that can be done.
  Commands with(String title, String shortcut, Runnable run) {
    standing.add(new Command(title, text("palette.command"), shortcut, run));
    return this;
  }

  /// As things are now.
  List<Command> all() {
    var all = new ArrayList<>(standing);
    for (String name : views.names()) {
      all.add(new Command(SafeText.line(name), text("palette.view"), "", () -> look(name)));
    }
    return all;
  }

  private void look(String view) {
    window.go(places.getFirst());
    views.chooseNamed(view);
  }
}
