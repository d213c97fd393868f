package io.surveyconsole.desktop.settings;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.ArchitectureException;
import io.surveyconsole.server.storage.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `console-settings.json` in the data folder: another data folder is other work, with views of its
/// own, and whoever copies or deletes the folder has all of it.
@ArchitectureException("a file in the data folder is as private as the server's own files there")
public final class SettingsFile {
  static final String NAME = "console-settings.json";

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final long MOST_BYTES = 4 << 20;
  private static final int MOST_ASIDE = 9;

  private final Path path;
  private final SettingsJson json = new SettingsJson();

  private SettingsFile(Path path) {
    this.path = path;
  }

  public static SettingsFile in(Path dataFolder) {
    return new SettingsFile(dataFolder.resolve(NAME));
  }

  /// Never fails: where the file is of no use, the console starts with its standards, the file is
  /// kept under another name, and the trouble says so. Reads the disk.
  public LoadedSettings load() {
    if (!Files.exists(path)) {
      return new LoadedSettings(this, Settings.STANDARD, "");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new UnreadableSettings(UnreadableSettings.Kind.DAMAGED, null);
      }
      return new LoadedSettings(this, json.read(Files.readString(path)), "");
    } catch (UnreadableSettings e) {
      LOG.warn("{} is not used: {}", path, e.kind(), e);
      return startAnew(
          switch (e.kind()) {
            case DAMAGED -> text("settings.damaged", NAME);
            case NEWER -> text("settings.newer", NAME);
          });
    } catch (IOException e) { // also of letters that are no UTF-8
      LOG.warn("{} cannot be read", path, e);
      return startAnew(text("settings.unreadable", NAME));
    }
  }

  /// Whole or not at all, also after a power cut. Writes the disk.
  void write(Settings settings) throws IOException {
    OwnerOnly.write(path, json.write(settings));
  }

  Path path() {
    return path;
  }

  private LoadedSettings startAnew(String why) {
    try {
      Path aside = free();
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
      return new LoadedSettings(
          this, Settings.STANDARD, text("settings.kept-aside", why, aside.toString()));
    } catch (IOException e) {
      LOG.warn("{} cannot be put aside", path, e);
      return new LoadedSettings(this, Settings.STANDARD, text("settings.not-aside", why));
    }
  }

  private Path free() {
    for (int number = 1; number < MOST_ASIDE; number++) {
      Path aside = path.resolveSibling("console-settings.unused-" + number + ".json");
      if (!Files.exists(aside)) {
        return aside;
      }
    }
    return path.resolveSibling("console-settings.unused-" + MOST_ASIDE + ".json");
  }
}
