package io.surveyconsole.server.keys;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.StoreOpenException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the database is to be encrypted, and its key.
public final class DatabaseKeys {
  private static final Logger log = LoggerFactory.getLogger(DatabaseKeys.class);

  private static final KeyKeeper NOBODY =
      new KeyKeeper() {
        @Override
        public Optional<Secret> find() {
          throw new StoreOpenException(
              StoreOpenException.Kind.NO_KEY,
              "The database is encrypted, and no setting says where its key is.",
              "Set database.encryption to keyring, or to key-file with database.key-file, as it was"
                  + " when the database was encrypted.",
              null);
        }

        @Override
        public void keep(Secret key) {
          throw new IllegalStateException("nobody keeps a key");
        }

        @Override
        public String place() {
          return "nowhere";
        }
      };

  private final boolean wanted;
  private final KeyKeeper keeper;
  private final Supplier<String> fresh;

  /// A key that was there once is not asked for again: the store opens anew when its disk has
  /// failed, and then its keeper may be gone.
  private volatile @Nullable Secret known;

  /// @param wanted false where an encrypted database is to be decrypted
  /// @param fresh a new key, 256 random bits in hexadecimal
  public DatabaseKeys(boolean wanted, KeyKeeper keeper, Supplier<String> fresh) {
    this.wanted = wanted;
    this.keeper = keeper;
    this.fresh = fresh;
  }

  /// A database that is not encrypted; one that is cannot be opened.
  public static DatabaseKeys none() {
    return new DatabaseKeys(false, NOBODY, () -> "");
  }

  public boolean wanted() {
    return wanted;
  }

  /// Where the key is kept, in words.
  public String place() {
    return keeper.place();
  }

  /// The key of a database that is encrypted.
  ///
  /// @throws StoreOpenException if it is not to be had
  public Secret existing() {
    Secret key = known;
    if (key == null) {
      key = keeper.find().orElseThrow(this::missing);
      known = key;
    }
    return key;
  }

  private StoreOpenException missing() {
    return new StoreOpenException(
        StoreOpenException.Kind.NO_KEY,
        "The database is encrypted, and its key is not in " + keeper.place() + ".",
        "Put the key back, or unlock the keyring. Without it nobody can read the database.",
        null);
  }

  /// The key for a database that is not encrypted yet; made and kept where there is none.
  ///
  /// @throws StoreOpenException if it can be neither found nor kept
  public Secret existingOrNew() {
    var found = keeper.find();
    if (found.isPresent()) {
      known = found.get();
      return found.get();
    }
    var made = new Secret(fresh.get());
    keeper.keep(made);
    if (!keeper.find().equals(Optional.of(made))) {
      throw new StoreOpenException(
          StoreOpenException.Kind.NO_KEY,
          "A new key was not found again in " + keeper.place() + ".",
          "Nothing was encrypted with it. Choose another place for the key.",
          null);
    }
    log.warn(
        "The database is encrypted with a new key, kept in {}. Keep a copy of it somewhere else:"
            + " without the key nobody can read the database",
        keeper.place());
    known = made;
    return made;
  }
}
