package io.surveyconsole.desktop.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.RealServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.NewAdminToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit log with the real server.
class AuditViewUiTest {
  private static final Duration NEXT = Duration.ofSeconds(5);

  @TempDir Path folder;
  @TempDir Path files;

  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();
  private final AtomicReference<Optional<Path>> target = new AtomicReference<>(Optional.empty());
  private RealServer server;
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(stage -> {});
    server = new RealServer(folder, copied::set);
    screen =
        Screen.open(stage -> {
          var api = server.api();
          var tasks = server.kit().tasks();
          var view =
              new AuditView(
                  new AuditModel(api, tasks),
                  new ExportModel(api, tasks),
                  server.kit(),
                  (owner, name) -> target.get());
          var scene = new Scene(view, 960, 600);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    screen.awaits(".empty-title");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void happens(int times) throws Exception {
    for (int time = 0; time < times; time++) {
      assertThat(server.call("DELETE", "/connections/k-" + time)).isEqualTo(404);
    }
  }

  private TableView<?> table() {
    return screen.robot().lookup("#audit").queryAs(TableView.class);
  }

  private static AuditRow row(@Nullable Object item) {
    if (item instanceof AuditRow row) {
      return row;
    }
    throw new AssertionError("no row: " + item);
  }

  private List<Long> numbers() {
    return Screen.call(() -> table().getItems().stream().map(item -> row(item).number()).toList());
  }

  private void awaitRows(int count) {
    Screen.until(count + " rows", () -> table().getItems().size() == count);
  }

  /// The number of the first row that is seen, and how much of it is cut off.
  private String firstSeen() {
    return Screen.call(() -> {
      IndexedCell<?> cell =
          ((VirtualFlow<?>) table().lookup(".virtual-flow")).getFirstVisibleCell();
      return row(cell.getItem()).number() + " at " + Math.round(cell.getLayoutY());
    });
  }

  @Test
  void showsWhatWasDoneAndWhatWasRefused() throws Exception {
    assertThat(screen.text(".empty-title")).isEqualTo("Nothing has been done yet");
    var made = server.api().makeAdminToken(new NewAdminToken("script", "read"));
    assertThat(server.call("DELETE", "/connections/k-9", made.token().value())).isEqualTo(403);
    server.later(NEXT);
    screen.awaits("DELETE /connections/{id}").awaits("k-9").awaits("127.0.0.1");
    screen.awaitsText("#audit .pill-bad", "403 refused");
    screen.awaits("POST /admin/tokens").awaits("script (read)");
    screen.awaitsText("#audit .pill-neutral", "201 done");
    assertThat(numbers()).containsExactly(2L, 1L);
    screen.awaitsText("#audit-reach", "All 2 entries");
  }

  @Test
  void makesAHostileTargetHarmlessAlsoWhenItIsCopied() throws Exception {
    assertThat(server.call("DELETE", "/connections/%E2%80%AEgnp.exe%E2%80%8B")).isEqualTo(404);
    server.later(NEXT);
    String harmless = "‹U+202E›gnp.exe‹U+200B›";
    screen.awaits(harmless).click(harmless);
    assertThat(Screen.call(Names::texts)).noneMatch(text -> text.contains("\u202E"));
    Screen.run(() -> table().getContextMenu().getItems().getFirst().fire());
    assertThat(copied.get()).isEqualTo(harmless);
    screen.robot().press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    Screen.until("the row is copied", () -> String.valueOf(copied.get()).contains("404 not found"));
    assertThat(copied.get()).contains(harmless).doesNotContain("\u202E");
  }

  @Test
  void holdsTheFilterAgainstNewRows() throws Exception {
    happens(3);
    server.later(NEXT);
    awaitRows(3);
    Screen.run(() -> screen.robot().lookup("#audit-filter").queryTextInputControl().setText("k-1"));
    awaitRows(1);
    assertThat(screen.text(".place-summary")).isEqualTo("1 of 3 match");
    happens(3);
    server.later(NEXT);
    awaitRows(2);
    assertThat(screen.text(".place-summary")).isEqualTo("2 of 6 match");
    Screen.run(
        () -> screen.robot().lookup("#audit-filter").queryTextInputControl().setText("nobody"));
    screen.awaitsText(".empty-title", "Nothing matches");
    screen.click("Clear the filter");
    awaitRows(6);
  }

  @Test
  void keepsTheChoiceAndThePlaceWhileRowsArrive() throws Exception {
    happens(60);
    server.later(NEXT);
    awaitRows(60);
    Screen.run(() -> {
      table().scrollTo(20);
      table().getSelectionModel().select(22);
    });
    Screen.until("it has scrolled", () -> firstSeen().startsWith("40 at"));
    Screen.run(() -> ((VirtualFlow<?>) table().lookup(".virtual-flow")).scrollPixels(10));
    Screen.until("it has scrolled on", () -> firstSeen().equals("40 at -10"));
    for (int arrived = 67; arrived <= 74; arrived += 7) {
      happens(7);
      server.later(NEXT);
      awaitRows(arrived);
      Screen.until("it stays where it was", () -> firstSeen().equals("40 at -10"));
      assertThat(Screen.call(() -> row(table().getSelectionModel().getSelectedItem()).number()))
          .isEqualTo(38);
    }
    Screen.run(() -> table().scrollTo(0));
    Screen.until("it is at the top", () -> firstSeen().equals("74 at 0"));
    happens(2);
    server.later(NEXT);
    Screen.until("the newest is seen at the top", () -> firstSeen().equals("76 at 0"));
  }

  @Test
  void loadsOlderUntilTheBeginning() throws Exception {
    happens(230);
    server.later(NEXT);
    awaitRows(200);
    screen.awaitsText("#audit-reach", "The newest 200 entries");
    screen.click("#audit-older");
    awaitRows(230);
    screen.awaitsText("#audit-reach", "All 230 entries").awaitsNo("#audit-older");
    assertThat(numbers().getLast()).isEqualTo(1);
  }

  @Test
  void exportsTheWholeLog() throws Exception {
    happens(230);
    server.later(NEXT);
    awaitRows(200);
    Path file = files.resolve("audit.csv");
    Files.writeString(file, "former");
    target.set(Optional.of(file));
    screen.click("#audit-export");
    screen.awaitsText("#audit-told", "230 entries are in " + file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(231);
    assertThat(lines.getFirst()).isEqualTo("number,at,who,address,action,target,status");
    assertThat(lines.get(1)).startsWith("230,");
    assertThat(lines.getLast()).startsWith("1,").endsWith(",k-0,404");
    screen.click("#audit-told-away").awaitsNo("#audit-told");
  }

  @Test
  void leavesTheFormerFileWhenTheServerIsGone() throws Exception {
    happens(1);
    server.later(NEXT);
    awaitRows(1);
    Path file = Files.writeString(files.resolve("audit.csv"), "former");
    target.set(Optional.of(file));
    server.stop();
    screen.click("#audit-export").awaits("#audit-told");
    assertThat(screen.text("#audit-told")).endsWith("No file was changed.");
    assertThat(file).hasContent("former");
  }

  @Test
  void saysThatTheFolderHasDisappeared() {
    target.set(Optional.of(files.resolve("gone").resolve("audit.csv")));
    screen.click("#audit-export").awaits("#audit-told");
    assertThat(screen.text("#audit-told")).contains("no such folder", "Choose another folder");
  }

  @Test
  void doesNothingWhenNoFileIsChosen() {
    screen.click("#audit-export");
    assertThat(screen.sees("#audit-told")).isFalse();
  }

  @Test
  void saysThatARevokedTokenMayNotSeeThis() throws Exception {
    var made = server.api().makeAdminToken(new NewAdminToken("Maya", "read"));
    server.later(NEXT);
    awaitRows(1);
    server.api().revokeAdminToken("Maya");
    server.connect(made.token());
    server.later(NEXT);
    screen.awaitsText(".empty-title", "This console may not see the audit log");
  }

  @Test
  void namesEveryControlForScreenReaders() throws Exception {
    happens(230);
    server.later(NEXT);
    screen.awaits("#audit-older");
    target.set(Optional.of(files.resolve("audit.csv")));
    screen.click("#audit-export").awaits("#audit-told-away");
    assertThat(Screen.call(Names::missing)).isEmpty();
  }
}
