package io.surveyconsole.desktop.settings;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What the console remembers while it runs. On the JavaFX thread; nothing here waits for a disk.
public final class SettingsModel {
  private final Consumer<Settings> keep;
  private Settings now;

  /// @param keep gets every change; returns at once
  public SettingsModel(Settings first, Consumer<Settings> keep) {
    this.now = first;
    this.keep = keep;
  }

  /// Remembers as long as it lives and no longer.
  public static SettingsModel forThisRun() {
    return new SettingsModel(Settings.STANDARD, settings -> {});
  }

  public Settings now() {
    return now;
  }

  /// Remembers something else from now on.
  public void change(UnaryOperator<Settings> change) {
    Settings changed = change.apply(now);
    if (!changed.equals(now)) {
      now = changed;
      keep.accept(changed);
    }
  }
}
