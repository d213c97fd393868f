package io.surveyconsole.server.keys;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.server.storage.StoreOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the key in the keyring of whoever is logged in: the Secret Service or KWallet on Linux,
/// the Keychain on macOS, the Credential Manager on Windows. It is open while they are logged in,
/// and may ask them to open it.
///
/// A file beside the database has the name under which the key is kept, so that a data folder can
/// be moved.
public final class SystemKeyring implements KeyKeeper {
  private static final Logger log = LoggerFactory.getLogger(SystemKeyring.class);
  private static final String SERVICE = "Survey Console";
  private static final String NAME_FILE = "survey-console.key-name";

  private final Path nameFile;
  private final Supplier<String> names;

  /// @param dataFolder where the database is
  /// @param names a new one for each key
  public SystemKeyring(Path dataFolder, Supplier<String> names) {
    this.nameFile = dataFolder.resolve(NAME_FILE);
    this.names = names;
  }

  @Override
  public Optional<Secret> find() {
    Optional<String> name = name();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Keyring keyring = open();
    try {
      String text = keyring.getPassword(SERVICE, name.get());
      return Optional.of(
          KeyForm.read(text)
              .orElseThrow(() ->
                  new StoreOpenException(
                      StoreOpenException.Kind.NO_KEY,
                      "What stands in " + place() + " is no key.",
                      KeyForm.REMEDY,
                      null)));
    } catch (StoreOpenException e) {
      throw e;
    } catch (PasswordAccessException e) {
      // The library does not tell a keyring that stays locked from a key that is missing; a new
      // one must not take its place.
      throw new StoreOpenException(
          StoreOpenException.Kind.NO_KEY,
          "The key is not to be had from " + place() + ".",
          "Unlock the keyring. If the key is gone for good and the database is not encrypted,"
              + " remove the file "
              + nameFile
              + ": then a new one is made.",
          e);
    } catch (RuntimeException e) {
      throw unusable(e);
    } finally {
      close(keyring);
    }
  }

  @Override
  public void keep(Secret key) {
    String name = names.get();
    Keyring keyring = open();
    try {
      keyring.setPassword(SERVICE, name, key.value());
      OwnerOnly.write(nameFile, name + "\n");
    } catch (PasswordAccessException | IOException | RuntimeException e) {
      throw unusable(e);
    } finally {
      close(keyring);
    }
  }

  @Override
  public String place() {
    return name()
        .map(name -> "the system's keyring under \"" + SERVICE + "\", \"" + name + "\"")
        .orElse("the system's keyring (its name stands in " + nameFile + ", which is missing)");
  }

  private Optional<String> name() {
    try {
      return Files.exists(nameFile)
          ? Optional.of(Files.readString(nameFile).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new StoreOpenException(
          StoreOpenException.Kind.NO_KEY,
          "The file " + nameFile + " cannot be read.",
          "It has the name of the database's key in the keyring; see who owns it.",
          e);
    }
  }

  private static Keyring open() {
    try {
      return Keyring.create();
    } catch (BackendNotSupportedException | RuntimeException e) {
      throw unusable(e);
    }
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // what is interrupted is told by its thread
  private static void close(Keyring keyring) {
    try {
      keyring.close();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      log.debug("The keyring did not close", e);
    }
  }

  private static StoreOpenException unusable(Exception e) {
    return new StoreOpenException(
        StoreOpenException.Kind.NO_KEY,
        "The system's keyring cannot be used.",
        "Log in to a desktop that has one and unlock it, or keep the key in a file: copy it out of"
            + " the keyring, and set database.encryption=key-file and database.key-file.",
        e);
  }
}
