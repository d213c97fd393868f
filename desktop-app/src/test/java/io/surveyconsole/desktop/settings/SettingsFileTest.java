package io.surveyconsole.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.settings.TableLayout.ColumnLayout;
import io.surveyconsole.desktop.settings.TableLayout.SortBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TableLayout LAYOUT =
      new TableLayout(
          List.of(new ColumnLayout("survey", true, 180.5), new ColumnLayout("id", false, 104)),
          List.of(new SortBy("survey", true)));
  private static final Settings FULL =
      Settings.STANDARD
          .withWindow(new WindowPlace(-40, 12, 1200, 800, true))
          .withTheme("dark")
          .withPlace("audit")
          .withTable("conversations", LAYOUT)
          .withDividers("conversations", List.of(0.4))
          .withFilter(Map.of("tests", List.of("shown")))
          .withView("Today’s fieldwork")
          .withViews(
              List.of(
                  new SavedView(
                      "Today’s fieldwork", Map.of("states", List.of("active", "ended")), LAYOUT),
                  new SavedView("Bare", Map.of(), null)));

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("console-settings.json");
  }

  private Settings read() {
    return SettingsFile.in(folder).load().settings();
  }

  private Settings read(String text) throws IOException {
    Files.writeString(path(), text);
    LoadedSettings loaded = SettingsFile.in(folder).load();
    assertThat(loaded.trouble()).isEmpty();
    return loaded.settings();
  }

  @Test
  void readsWhatItHasWritten() throws IOException {
    SettingsFile.in(folder).write(FULL);
    assertThat(read()).isEqualTo(FULL);
  }

  @Test
  void isItsOwnersAlone() throws IOException {
    SettingsFile.in(folder).write(FULL);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing half written is left").containsExactly(path());
    }
  }

  @Test
  void startsWithTheStandardsWhereThereIsNoFile() {
    LoadedSettings loaded = SettingsFile.in(folder.resolve("nowhere")).load();
    assertThat(loaded.settings()).isEqualTo(Settings.STANDARD);
    assertThat(loaded.trouble()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{}", "{\"format\":\"1\"}", "{\"format\":1} trailing"})
  void keepsADamagedFileAsideAndSaysSo(String damaged) throws IOException {
    Files.writeString(path(), damaged);
    LoadedSettings loaded = SettingsFile.in(folder).load();
    assertThat(loaded.settings()).isEqualTo(Settings.STANDARD);
    Path aside = folder.resolve("console-settings.unused-1.json");
    assertThat(loaded.trouble()).contains("damaged", aside.toString());
    assertThat(aside).hasContent(damaged);
    assertThat(path()).doesNotExist();
  }

  @Test
  void keepsLettersThatAreNoneAside() throws IOException {
    Files.write(path(), new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});
    assertThat(SettingsFile.in(folder).load().trouble()).contains("cannot be read");
    assertThat(folder.resolve("console-settings.unused-1.json")).exists();
  }

  @Test
  void keepsTheFileOfANewerConsoleAside() throws IOException {
    Files.writeString(path(), "{\"format\":2,\"theme\":\"dark\"}");
    LoadedSettings loaded = SettingsFile.in(folder).load();
    assertThat(loaded.settings()).isEqualTo(Settings.STANDARD);
    assertThat(loaded.trouble()).contains("newer").doesNotContain("damaged");
    assertThat(folder.resolve("console-settings.unused-1.json")).content().contains("dark");
  }

  @Test
  void keepsEachOfSeveralDamagedFiles() throws IOException {
    for (int number = 1; number <= 12; number++) {
      Files.writeString(path(), "damaged " + number);
      assertThat(SettingsFile.in(folder).load().trouble()).isNotEmpty();
    }
    assertThat(folder.resolve("console-settings.unused-1.json")).hasContent("damaged 1");
    assertThat(folder.resolve("console-settings.unused-9.json")).hasContent("damaged 12");
  }

  @Test
  void startsAlsoWhereTheFileIsAFolder() throws IOException {
    Files.createDirectory(path());
    assertThat(SettingsFile.in(folder).load().trouble()).contains("cannot be read");
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws IOException {
    assertThat(
            read(
                """
                {"format":1,"theme":"dark","sound":{"loud":true},
                 "tables":{"conversations":{"columns":[{"id":"x","width":50,"colour":"red"}],
                                            "sort":[]}}}
                """))
        .isEqualTo(
            Settings.STANDARD
                .withTheme("dark")
                .withTable(
                    "conversations",
                    new TableLayout(List.of(new ColumnLayout("x", true, 50)), List.of())));
  }

  @Test
  void ignoresOneByOneWhatCannotBe() throws IOException {
    Settings read =
        read(
            """
            {"format":1,
             "window":{"x":0,"y":0,"width":-5,"height":800},
             "theme":7,
             "place":"audit",
             "tables":{"a":"none","b":{"columns":[{"id":"wide","width":1e9},
                                                  {"width":20},{"id":"good","width":20}],
                                       "sort":[{"descending":true},{"column":"good"}]}},
             "dividers":{"a":[7],"b":[0.5],"c":["x"]},
             "filter":{"states":["active",5],"tests":7},
             "views":[{"name":""},{"name":"Good","filter":{}},{"name":"Good"},5]}
            """);
    assertThat(read)
        .isEqualTo(
            Settings.STANDARD
                .withTheme("7")
                .withPlace("audit")
                .withTable("a", new TableLayout(List.of(), List.of()))
                .withTable(
                    "b",
                    new TableLayout(
                        List.of(new ColumnLayout("good", true, 20)),
                        List.of(new SortBy("good", false))))
                .withDividers("b", List.of(0.5))
                .withFilter(Map.of("states", List.of("active"), "tests", List.of()))
                .withViews(List.of(new SavedView("Good", Map.of(), null))));
  }

  @Test
  void writesAWhileAfterTheLastChange() {
    try (var saving = new LateSaving(SettingsFile.in(folder), Duration.ofMillis(20), e -> {})) {
      var settings = new SettingsModel(Settings.STANDARD, saving::keep);
      settings.change(all -> all.withTheme("light"));
      settings.change(all -> all.withTheme("dark"));
      await().atMost(PATIENCE).until(() -> Files.exists(path()) && read().theme().equals("dark"));
    }
  }

  @Test
  void writesNothingWhereNothingChanged() {
    var kept = new ArrayList<Settings>();
    var settings = new SettingsModel(FULL, kept::add);
    settings.change(all -> all.withTheme("dark"));
    assertThat(kept).isEmpty();
  }

  @Test
  void writesAtTheEndWhatWaits() {
    try (var saving = new LateSaving(SettingsFile.in(folder), NEVER, e -> {})) {
      saving.keep(FULL);
      assertThat(path()).doesNotExist();
      saving.writeNow().join();
      assertThat(read()).isEqualTo(FULL);
    }
  }

  @Test
  void tellsOnceThatItCannotWriteAndLosesNothing() throws IOException {
    Path missing = folder.resolve("not yet");
    var told = new CopyOnWriteArrayList<IOException>();
    try (var saving = new LateSaving(SettingsFile.in(missing), NEVER, told::add)) {
      saving.keep(FULL);
      saving.writeNow().join();
      saving.writeNow().join();
      assertThat(told).hasSize(1);
      Files.createDirectory(missing);
      saving.writeNow().join();
      assertThat(SettingsFile.in(missing).load().settings()).isEqualTo(FULL);
    }
  }

  @Test
  void leavesTheOldFileWholeWhereItCannotWrite() throws IOException {
    SettingsFile.in(folder).write(FULL);
    byte[] before = Files.readAllBytes(path());
    Path unwritable = folder.resolve("console-settings.json").resolve("inside a file");
    var told = new CopyOnWriteArrayList<IOException>();
    try (var saving = new LateSaving(SettingsFile.in(unwritable), NEVER, told::add)) {
      saving.keep(Settings.STANDARD);
      saving.writeNow().join();
    }
    assertThat(told).hasSize(1);
    assertThat(path()).hasBinaryContent(before);
  }

  /// Whoever writes into the file itself may leave half of it: a link to the old one would show it.
  @Test
  void putsANewFileInThePlaceOfTheOld() throws IOException {
    SettingsFile.in(folder).write(FULL);
    byte[] before = Files.readAllBytes(path());
    Path old = Files.createLink(folder.resolve("old"), path());
    SettingsFile.in(folder).write(Settings.STANDARD);
    assertThat(old).hasBinaryContent(before);
    assertThat(SettingsFile.in(folder).load().settings()).isEqualTo(Settings.STANDARD);
  }

  @Test
  void endsAlsoWhenItHasEnded() {
    var saving = new LateSaving(SettingsFile.in(folder), NEVER, e -> {});
    saving.close();
    assertThat(saving.writeNow()).isCompleted();
  }
}
