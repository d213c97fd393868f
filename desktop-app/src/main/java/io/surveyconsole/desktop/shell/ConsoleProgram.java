package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.server.KeptServer;
import io.surveyconsole.desktop.settings.LoadedSettings;
import io.surveyconsole.desktop.settings.SettingsFile;
import io.surveyconsole.server.config.ConfigSources;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The console as a program: the toolkit, one window, and the end of both.
public final class ConsoleProgram {
  private ConsoleProgram() {}

  /// Opens the window and returns; the program ends when the operator closes it or the process is
  /// told to end.
  public static void start(ConfigSources sources) {
    Platform.setImplicitExit(false);
    LoadedSettings loaded = SettingsFile.in(sources.dataFolder()).load();
    Platform.startup(() -> open(sources, loaded));
  }

  private static void open(ConfigSources sources, LoadedSettings loaded) {
    Fonts.load();
    var server = new KeptServer(new EmbeddedServer());
    var console = new Console(server, sources, loaded);
    endWithTheProcess(server, console);
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
  private static void endWithTheProcess(KeptServer server, Console console) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  CompletableFuture<Void> saved = console.saveNow();
                  server.end();
                  saved.join(); // it has a limit of its own
                  Runtime.getRuntime().halt(0);
                }));
  }
}
