package io.surveyconsole.desktop.shell;

import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.testing.Screen;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedConsoleUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static WeakReference<Console> openAndClose(Path folder) throws Exception {
    try (var opened = new OpenConsole(folder)) {
      return new WeakReference<>(opened.console());
    }
  }

  /// A hundred thousand conversations are held by it.
  @Test
  void staysNowhereInMemory(@TempDir Path folder) throws Exception {
    WeakReference<Console> closed = openAndClose(folder);
    Screen.open(Stage::show); // the toolkit remembers the window that was used last
    await("it is collected")
        .atMost(PATIENCE)
        .until(() -> {
          System.gc();
          return closed.get() == null;
        });
  }
}
