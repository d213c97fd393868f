package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.server.config.ConfigSources;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The console as a program: the toolkit, one window, and the end of both.
public final class ConsoleProgram {
  private ConsoleProgram() {}

  /// Opens the window and returns; the program ends when the operator closes it.
  public static void start(ConfigSources sources) {
    Platform.setImplicitExit(false);
    Platform.startup(() -> open(sources));
  }

  private static void open(ConfigSources sources) {
    Fonts.load();
    var console = new Console(new EmbeddedServer(), sources);
    console.open(
        new Stage(),
        () -> {
          console.close();
          Platform.exit();
        });
  }
}
