package io.surveyconsole.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Whether the database in the data folder is encrypted, and where its key is.
///
/// @param wanted false for one that is not, or is to be decrypted
/// @param key null where no setting says where it is
public record DatabaseEncryption(boolean wanted, @Nullable KeyPlace key) {

  /// Where a key is.
  public sealed interface KeyPlace {

    /// In a file.
    record InFile(Path file) implements KeyPlace {}

    /// In the keyring of the system.
    record InKeyring() implements KeyPlace {}
  }

  /// None.
  public static DatabaseEncryption none() {
    return new DatabaseEncryption(false, null);
  }
}
