package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.server.KeptServer;
import io.surveyconsole.server.config.ConfigSources;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The console as a program: the toolkit, one window, and the end of both.
public final class ConsoleProgram {
  private ConsoleProgram() {}

  /// Opens the window and returns; the program ends when the operator closes it or the process is
  /// told to end.
  public static void start(ConfigSources sources) {
    Platform.setImplicitExit(false);
    Platform.startup(() -> open(sources));
  }

  private static void open(ConfigSources sources) {
    Fonts.load();
    var server = new KeptServer(new EmbeddedServer());
    endWithTheProcess(server);
    var console = new Console(server, sources);
    console.open(
        new Stage(),
        () -> {
          console.close();
          Platform.exit();
        });
  }

  /// The JavaFX thread may be gone when the process is told to end, so the server is closed without
  /// it. A virtual machine that is told to end exits with 143, whatever its hooks do; an orderly
  /// end is 0, so the hook that has closed everything halts.
  private static void endWithTheProcess(KeptServer server) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  server.end();
                  Runtime.getRuntime().halt(0);
                }));
  }
}
