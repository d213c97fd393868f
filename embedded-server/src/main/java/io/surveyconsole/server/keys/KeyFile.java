package io.surveyconsole.server.keys;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.server.storage.StoreOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the key in a file of one line, outside the data folder. One that is made here only its
/// owner can read, where the file system knows owners.
public final class KeyFile implements KeyKeeper {
  private static final Logger log = LoggerFactory.getLogger(KeyFile.class);

  private final Path file;
  private final Path dataFolder;

  public KeyFile(Path file, Path dataFolder) {
    this.file = file;
    this.dataFolder = dataFolder;
  }

  @Override
  public Optional<Secret> find() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text;
    try {
      expectOutside(file.toRealPath());
      if (OwnerOnly.isOpenToOthers(file)) {
        log.warn(
            "Other users of this machine can read the key file {}; chmod 600 keeps them out", file);
      }
      text = Files.readString(file);
    } catch (IOException e) {
      throw problem("cannot be read.", "See who owns it.", e);
    }
    return Optional.of(
        KeyForm.read(text).orElseThrow(() -> problem("holds no key.", KeyForm.REMEDY, null)));
  }

  @Override
  public void keep(Secret key) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        expectOutside(parent.toRealPath());
      }
      OwnerOnly.write(file, key.value() + "\n");
    } catch (IOException e) {
      throw problem(
          "cannot be made.", "See that its folder exists and that you may write there.", e);
    }
  }

  /// By whatever name it is reached.
  private void expectOutside(Path real) throws IOException {
    if (real.startsWith(dataFolder.toRealPath())) {
      throw problem(
          "lies in the data folder.",
          "Whoever takes that one would have the key too. Choose another place with"
              + " database.key-file.",
          null);
    }
  }

  @Override
  public String place() {
    return "the file " + file;
  }

  private StoreOpenException problem(String what, String remedy, @Nullable Exception cause) {
    return new StoreOpenException(
        StoreOpenException.Kind.NO_KEY, "The key file " + file + " " + what, remedy, cause);
  }
}
