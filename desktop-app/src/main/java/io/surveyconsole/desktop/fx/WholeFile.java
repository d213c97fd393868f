package io.surveyconsole.desktop.fx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all. It is written beside its place and put there only once it is
/// whole and on the disk: until then, whatever happens, the former file stays as it is.
public final class WholeFile {
  /// What writes the content.
  ///
  /// @param <E> why it could not be written whole, beside the file itself
  @FunctionalInterface
  public interface Content<E extends Exception> {
    void write(OutputStream out) throws IOException, E;
  }

  private WholeFile() {}

  /// Puts a file there, in the place of one that is there.
  ///
  /// @throws IOException if the file cannot be written; or what the content throws. Then nothing
  ///   has changed
  public static <E extends Exception> void write(Path target, Content<E> content)
      throws IOException, E {
    Path place = target.toAbsolutePath();
    Path beside = Files.createTempFile(place.getParent(), ".export-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(beside)) {
        content.write(out);
      }
      try (var file = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      put(beside, place);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void put(Path beside, Path place) throws IOException {
    try {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
