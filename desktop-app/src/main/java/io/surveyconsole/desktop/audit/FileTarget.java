package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the operator where a file is to be put; nothing where they think better of it.
@FunctionalInterface
public interface FileTarget {
  /// The file the operator chose.
  ///
  /// @param name proposed
  Optional<Path> choose(Window owner, String name);

  /// The system's own dialog, which asks before it takes a file that is there.
  static FileTarget chooser() {
    return (owner, name) -> {
      var chooser = new FileChooser();
      chooser.setTitle(text("audit.export.title"));
      chooser.setInitialFileName(name);
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(text("audit.export.csv"), "*.csv"));
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    };
  }
}
