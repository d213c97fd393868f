package io.surveyconsole.server.keys;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.server.storage.StoreOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps the key in a file of one line that only its owner can read.
public final class KeyFile implements KeyKeeper {
  /// 256 bits.
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Secret> find() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw problem("cannot be read.", "See who owns it.", e);
    }
    if (!KEY.matcher(text).matches()) {
      throw problem(
          "holds no key.",
          "A key is one line of 64 digits and letters from a to f. Put back the file that was"
              + " made for this database.",
          null);
    }
    return Optional.of(new Secret(text));
  }

  @Override
  public void keep(Secret key) {
    try {
      OwnerOnly.write(file, key.value() + "\n");
    } catch (IOException e) {
      throw problem(
          "cannot be made.", "See that its folder exists and that you may write there.", e);
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
