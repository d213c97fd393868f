package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Answering;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database whose files tell nothing to whoever takes them without the key.
class EncryptionIT {
  /// Stands in every answer.
  private static final String WORDS = " says ";

  @TempDir Path folder;
  private final Answering maya = new Answering("maya");

  private static Store open(Path folder, DatabaseKeys keys) {
    return JdbcStore.open(new H2Engine(folder.toString(), keys));
  }

  private void answer(Store store) {
    assertThat(maya.answer(store, new AtomicBoolean(true), 50)).isTrue();
  }

  @Test
  void tellsNothingInAnyFile() throws Exception {
    Path killed = folder.resolve("killed");
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Store store = open(data, KnownKey.of("a", true))) {
      Answering.prepare(store);
      answer(store);
      copy(data, killed); // most of it in the journal alone
      assertThat(filesWith(WORDS, data)).isEmpty();
    }
    assertThat(filesWith(WORDS, data)).isEmpty();
    try (Store store = open(killed, KnownKey.of("a", true))) {
      maya.expectAllIn(store);
    }
    assertThat(filesWith(WORDS, killed)).isEmpty();
  }

  @Test
  void encryptsADatabaseThatIsNotAndBack() throws Exception {
    try (Store store = open(folder, DatabaseKeys.none())) {
      Answering.prepare(store);
      answer(store);
    }
    assertThat(filesWith(WORDS, folder)).hasSizeGreaterThanOrEqualTo(2); // the journal too
    try (Store store = open(folder, KnownKey.of("a", true))) {
      maya.expectAllIn(store);
      answer(store);
    }
    assertThat(filesWith(WORDS, folder)).isEmpty();
    try (Store store = open(folder, KnownKey.of("a", false))) {
      maya.expectAllIn(store);
      answer(store);
    }
    assertThat(filesWith(WORDS, folder)).isNotEmpty();
    try (Store store = open(folder, DatabaseKeys.none())) {
      maya.expectAllIn(store);
    }
  }

  @Test
  void opensWithNoOtherKeyAndChangesNothing() throws Exception {
    try (Store store = open(folder, KnownKey.of("a", true))) {
      Answering.prepare(store);
      answer(store);
    }
    Map<String, String> before = files(folder);
    for (DatabaseKeys others :
        new DatabaseKeys[] {
          KnownKey.of("b", true), KnownKey.of("b", false), KnownKey.lost(), DatabaseKeys.none()
        }) {
      assertThatThrownBy(() -> open(folder, others))
          .asInstanceOf(InstanceOfAssertFactories.type(StoreOpenException.class))
          .extracting(StoreOpenException::kind)
          .isEqualTo(StoreOpenException.Kind.NO_KEY);
      assertThat(files(folder)).isEqualTo(before);
    }
    try (Store store = open(folder, KnownKey.of("a", true))) {
      maya.expectAllIn(store);
    }
  }

  @Test
  void refusesAJournalOfAnotherKey() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Path mixed = folder.resolve("mixed");
    try (Store store = open(one, KnownKey.of("a", true));
        Store another = open(other, KnownKey.of("b", true))) {
      Answering.prepare(store);
      answer(store);
      Answering.prepare(another);
      copy(one, mixed);
      Files.copy(
          other.resolve("survey-console.journal-1"),
          mixed.resolve("survey-console.journal-1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThatThrownBy(() -> open(mixed, KnownKey.of("a", true)))
        .asInstanceOf(InstanceOfAssertFactories.type(StoreOpenException.class))
        .extracting(StoreOpenException::kind)
        .isEqualTo(StoreOpenException.Kind.DAMAGED);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static Map<String, String> filesWith(String words, Path folder) throws IOException {
    Map<String, String> files = files(folder);
    files.values().removeIf(content -> !content.contains(words));
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var all = Files.list(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
