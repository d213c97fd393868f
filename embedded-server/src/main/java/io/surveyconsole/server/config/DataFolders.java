package io.surveyconsole.server.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where each system keeps a user's data.
public final class DataFolders {
  private DataFolders() {}

  /// The data folder that is used where none is named.
  ///
  /// @param osName as the system property `os.name`
  /// @param home as the system property `user.home`
  public static Path standard(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local))
          .resolve("Survey Console");
    }
    if (os.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Survey Console");
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    return (xdg.isBlank() || !Path.of(xdg).isAbsolute()
            ? Path.of(home, ".local", "share")
            : Path.of(xdg))
        .resolve("survey-console");
  }
}
