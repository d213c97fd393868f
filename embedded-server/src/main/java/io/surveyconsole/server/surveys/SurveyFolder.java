package io.surveyconsole.server.surveys;

import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.survey.io.ShippedSurveys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The folder with the operator's definitions, one file a survey.
final class SurveyFolder {

  /// What tells that a file has changed.
  private record Stamp(FileTime modified, long size) {}

  private final Path folder;

  SurveyFolder(Path folder) {
    this.folder = folder;
  }

  /// Makes the folder with the definitions that ship, where there is none.
  void seed() throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    OwnerOnly.makeFolder(folder);
    for (ShippedSurveys.Shipped shipped : ShippedSurveys.all()) {
      var _ = write(folder.resolve(shipped.fileName()), shipped.bytes());
    }
  }

  /// The definition files, by name.
  List<Path> files() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Equal to an earlier one while nothing in the folder has changed.
  Map<Path, ?> stamps() throws IOException {
    var stamps = new TreeMap<Path, Stamp>();
    for (Path file : files()) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      } catch (NoSuchFileException e) {
        // gone since it was listed: as if it had not been
      }
    }
    return stamps;
  }

  /// A file for a survey that came from none; one that is there belongs to another survey.
  Path freeFileFor(String id) {
    Path file = folder.resolve(id + ".json");
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(id + "-" + n + ".json");
    }
    return file;
  }

  /// Replaces a file in one step, so that nobody ever reads half of it.
  ///
  /// @return false if it had this content already
  boolean write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    Path fresh = folder.resolve("." + file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            fresh,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            OwnerOnly.file(fresh))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
