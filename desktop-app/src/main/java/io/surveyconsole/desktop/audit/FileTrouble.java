package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why a file could not be written, in words: the system's own are a path or a constant.
final class FileTrouble {
  private FileTrouble() {}

  static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _, NotDirectoryException _ -> text("audit.export.no-folder");
      case AccessDeniedException _ -> text("audit.export.not-allowed");
      case DirectoryNotEmptyException _ -> text("audit.export.a-folder");
      case FileSystemException told when told.getReason() != null ->
          Objects.requireNonNull(told.getReason());
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }
}
