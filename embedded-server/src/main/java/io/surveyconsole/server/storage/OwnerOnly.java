package io.surveyconsole.server.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files and folders that nobody but their owner may read, at no moment of their making: by the
/// permissions of POSIX, or by an access list on Windows, where files take their folder's.
public final class OwnerOnly {
  private static final Logger log = LoggerFactory.getLogger(OwnerOnly.class);
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private static final Set<AclEntryFlag> INHERITED =
      Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);

  private OwnerOnly() {}

  /// Writes a file; it is there whole or as it was before, also after a power cut.
  public static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no folder for " + file);
    }
    Path unfinished = Files.createTempFile(parent, ".", ".tmp", file(file));
    try {
      closeByList(unfinished);
      Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      Folders.force(parent);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// Makes an empty file where there is none; one that is there is its owner's alone from now on.
  public static void make(Path file) throws IOException {
    try {
      Files.createFile(file, file(file));
    } catch (FileAlreadyExistsException e) {
      close(file, FILE);
    }
  }

  /// Makes a folder. What is made in it on Windows is its owner's alone, too.
  ///
  /// @throws FileAlreadyExistsException if there is something of this name
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectory(folder, attributes(folder, FOLDER));
    closeByList(folder);
  }

  /// Lets nobody but its owner into a folder that is there.
  public static void closeFolder(Path folder) throws IOException {
    close(folder, FOLDER);
    closeByList(folder);
  }

  /// Whether others than its owner can read or write it, as far as POSIX tells.
  public static boolean isOpenToOthers(Path path) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    return view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS);
  }

  /// For a file that is being made.
  public static FileAttribute<?>[] file(Path file) {
    return attributes(file, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void close(Path path, String permissions) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    var wanted = PosixFilePermissions.fromString(permissions);
    if (view == null || view.readAttributes().permissions().equals(wanted)) {
      return;
    }
    try {
      view.setPermissions(wanted);
    } catch (FileSystemException e) {
      log.debug("{} is somebody else's", path, e);
    }
  }

  private static void closeByList(Path path) throws IOException {
    var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(view.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .setFlags(Files.isDirectory(path) ? INHERITED : Set.of())
                  .build()));
    }
  }
}
