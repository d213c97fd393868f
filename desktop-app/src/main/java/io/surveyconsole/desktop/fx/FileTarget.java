package io.surveyconsole.desktop.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the operator where a file is to be put; nothing where they think better of it.
@FunctionalInterface
public interface FileTarget {
  /// What is to be put there.
  ///
  /// @param title of the dialog
  /// @param name proposed
  /// @param kind of file, in words
  /// @param extension of its name, without a dot
  record Wish(String title, String name, String kind, String extension) {}

  /// The file the operator chose.
  Optional<Path> choose(Window owner, Wish wish);

  /// The system's own dialog, which asks before it takes a file that is there.
  static FileTarget chooser() {
    return (owner, wish) -> {
      var chooser = new FileChooser();
      chooser.setTitle(wish.title());
      chooser.setInitialFileName(wish.name());
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(wish.kind(), "*." + wish.extension()));
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    };
  }
}
