package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why a file could not be written, in words: the system's own are a path or a constant.
public final class FileTrouble {
  private FileTrouble() {}

  /// Not safe to show: it may hold a path.
  public static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _, NotDirectoryException _ -> text("file.no-folder");
      case AccessDeniedException _ -> text("file.not-allowed");
      case DirectoryNotEmptyException _ -> text("file.a-folder");
      case FileSystemException told when told.getReason() != null ->
          Objects.requireNonNull(told.getReason());
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }
}
