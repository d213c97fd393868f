package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.settings.LateSaving;
import io.surveyconsole.desktop.settings.LoadedSettings;
import io.surveyconsole.desktop.settings.SettingsModel;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the console remembers from run to run, and when it is written.
final class Memory implements AutoCloseable {
  private final Executor fx;
  private final LateSaving saving;
  private final SettingsModel settings;
  private @Nullable KeptWindow window;

  /// @param fx onto the JavaFX thread
  /// @param notices told of settings that could not be read or written
  Memory(LoadedSettings loaded, Executor fx, Notices notices) {
    this.fx = fx;
    saving =
        new LateSaving(
            loaded.file(),
            LateSaving.AFTER,
            failure -> fx.execute(() -> notices.fail(text("settings.not-kept"), failure)));
    settings = new SettingsModel(loaded.settings(), saving::keep);
    if (!loaded.trouble().isEmpty()) {
      notices.warn(loaded.trouble());
    }
  }

  SettingsModel settings() {
    return settings;
  }

  /// Puts the window where it was and remembers where it goes.
  void keep(Stage stage) {
    window = KeptWindow.keep(stage, settings);
  }

  /// The colours that were chosen, and from here on whatever is chosen.
  Themes themes() {
    var themes = new Themes(theme(settings.now().theme()));
    themes
        .chosenProperty()
        .subscribe((before, now) ->
            settings.change(all -> all.withTheme(now.name().toLowerCase(Locale.ROOT))));
    return themes;
  }

  /// Writes what is not written yet, and then goes on; nobody waits for it.
  void saveThen(Runnable next) {
    if (window != null) {
      window.note();
    }
    var _ = saveNow().thenRun(() -> fx.execute(next));
  }

  /// As [#saveThen], from any thread.
  CompletableFuture<Void> saveNow() {
    return saving.writeNow();
  }

  @Override
  public void close() {
    saving.close();
  }

  private static Theme theme(String name) {
    for (Theme theme : Theme.values()) {
      if (theme.name().toLowerCase(Locale.ROOT).equals(name)) {
        return theme;
      }
    }
    return Theme.SYSTEM;
  }
}
