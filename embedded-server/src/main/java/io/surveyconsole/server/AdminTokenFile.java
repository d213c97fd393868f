package io.surveyconsole.server;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.server.storage.StoreOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The admin token in the data folder: one line, readable by its owner only.
final class AdminTokenFile {
  private final Path file;

  AdminTokenFile(Path dataFolder) {
    this.file = dataFolder.resolve("admin-token");
  }

  /// The token in the file; empty where there is none.
  ///
  /// @throws StoreOpenException if it cannot be read
  Optional<Secret> read() {
    try {
      return Files.exists(file)
          ? Optional.of(new Secret(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("cannot be read; see who owns it", e);
    }
  }

  /// The token in the file, which is made with a fresh one where there is none.
  ///
  /// @throws StoreOpenException if it can be neither read nor made
  Secret readOrMake(Supplier<String> fresh) {
    try {
      if (Files.exists(file)) {
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
          throw unusable("is empty; remove it and start again, then a new one is made", null);
        }
        return new Secret(token);
      }
      var token = new Secret(fresh.get());
      OwnerOnly.write(file, token.value() + "\n");
      return token;
    } catch (IOException e) {
      throw unusable("can be neither read nor made; see who owns it", e);
    }
  }

  private StoreOpenException unusable(String why, @Nullable Exception cause) {
    return new StoreOpenException(
        StoreOpenException.Kind.UNUSABLE,
        "The file " + file + " " + why + ".",
        "It holds the token with which the console calls the server.",
        cause);
  }
}
