package io.surveyconsole.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// Dresses every window of the console, and again when the operator or the system changes colours.
final class Themes implements AutoCloseable {
  private final ObjectProperty<Theme> chosen;
  private final Subscription system;

  Themes(Theme first) {
    chosen = new SimpleObjectProperty<>(this, "chosen", first);
    chosen.subscribe(now -> apply());
    system = Platform.getPreferences().colorSchemeProperty().subscribe(now -> apply());
  }

  ObjectProperty<Theme> chosenProperty() {
    return chosen;
  }

  /// The system's colours outlive the console.
  @Override
  public void close() {
    system.unsubscribe();
  }

  private void apply() {
    boolean dark =
        switch (chosen.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
