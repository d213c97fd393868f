package io.surveyconsole.server.config;

import io.surveyconsole.server.config.DatabaseEncryption.KeyPlace;
import java.nio.file.Path;

/// Whether the database is to be encrypted, and with which key.
final class DatabaseEncryptionReader {
  private final GivenSettings given;
  private final Path dataFolder;

  DatabaseEncryptionReader(GivenSettings given, Path dataFolder) {
    this.given = given;
    this.dataFolder = dataFolder;
  }

  DatabaseEncryption read() {
    String way = given.text(Setting.DATABASE_ENCRYPTION);
    if (given.isGiven(Setting.DATABASE_URL) && given.isGiven(Setting.DATABASE_ENCRYPTION)) {
      given.problem(
          Setting.DATABASE_ENCRYPTION,
          "is for the database in the data folder; the server of "
              + Setting.DATABASE_URL.key()
              + " encrypts its own disk");
      return DatabaseEncryption.none();
    }
    return switch (way) {
      case "" -> withoutKeyFile(DatabaseEncryption.none());
      case "keyring" -> withoutKeyFile(new DatabaseEncryption(true, new KeyPlace.InKeyring()));
      case "key-file" -> new DatabaseEncryption(true, new KeyPlace.InFile(keyFile()));
      case "none" ->
          new DatabaseEncryption(
              false,
              given.isGiven(Setting.DATABASE_KEY_FILE)
                  ? new KeyPlace.InFile(keyFile())
                  : new KeyPlace.InKeyring());
      default -> {
        given.problem(Setting.DATABASE_ENCRYPTION, "must be none, keyring or key-file");
        yield DatabaseEncryption.none();
      }
    };
  }

  private DatabaseEncryption withoutKeyFile(DatabaseEncryption encryption) {
    if (given.isGiven(Setting.DATABASE_KEY_FILE)) {
      given.problem(
          Setting.DATABASE_KEY_FILE,
          "is of no use without " + Setting.DATABASE_ENCRYPTION.key() + "=key-file");
    }
    return encryption;
  }

  /// Beside the database a key protects nothing: whoever takes one takes the other.
  private Path keyFile() {
    if (!given.isGiven(Setting.DATABASE_KEY_FILE)) {
      given.problem(
          Setting.DATABASE_ENCRYPTION,
          "wants "
              + Setting.DATABASE_KEY_FILE.key()
              + ", a file outside the data folder; it is made where it is missing");
    }
    Path file = dataFolder.resolve(given.text(Setting.DATABASE_KEY_FILE)).normalize();
    if (given.isGiven(Setting.DATABASE_KEY_FILE)
        && file.toAbsolutePath().startsWith(dataFolder.toAbsolutePath().normalize())) {
      given.problem(
          Setting.DATABASE_KEY_FILE,
          "must lie outside the data folder: who takes that one would have the key too");
    }
    return file;
  }
}
