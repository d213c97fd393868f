package io.surveyconsole.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that nobody but its owner may read, at no moment of its making.
public final class PrivateFile {
  private PrivateFile() {}

  /// Writes it; it is there whole or as it was before, also after a power cut.
  public static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no folder for " + file);
    }
    Path unfinished = Files.createTempFile(parent, ".", ".tmp", ownerOnly(file));
    try {
      Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      Folders.force(parent);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
