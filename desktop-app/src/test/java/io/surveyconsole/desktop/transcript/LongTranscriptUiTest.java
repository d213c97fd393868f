package io.surveyconsole.desktop.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.RealServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.Wheel;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.protocol.Sender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Long conversations with the real server.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongTranscriptUiTest {
  private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"x\")";

  @TempDir Path folder;
  @TempDir Path files;

  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();
  private final AtomicReference<Optional<Path>> target = new AtomicReference<>(Optional.empty());
  private RealServer server;
  private Screen screen;
  private TranscriptModel model;
  private String conversation;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(
        folder.resolve("survey-console.properties"),
        """
        limits.messages-per-conversation=100000
        limits.content-chars=65000
        limits.message-bytes=200000
        """);
    screen = Screen.open(stage -> {});
    server = new RealServer(folder, copied::set);
    model = new TranscriptModel(server.api(), server.kit().tasks(), server.kit().times());
    screen =
        Screen.open(stage -> {
          var view =
              new TranscriptView(model, server.api(), server.kit(), (owner, wish) -> target.get());
          var scene = new Scene(view, 460, 640);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    conversation = server.begin();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /// Says something that is no answer so many times, so that the conversation stays open.
  private void chat(int from, int times) throws Exception {
    for (int turn = from; turn < from + times; turn++) {
      server.say(conversation, "remark " + turn);
    }
  }

  private void show(long lastSeq) {
    Screen.run(() ->
        model.show(
            new ConversationSummary(
                conversation,
                "1",
                "John Doe",
                "john@example.com",
                "1",
                "Ice Cream Preference",
                1,
                "active",
                false,
                0,
                2,
                0,
                lastSeq,
                Sender.BOT,
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                null)));
  }

  private ListView<?> list() {
    return screen.robot().lookup("#transcript").queryAs(ListView.class);
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) list().lookup(".virtual-flow");
  }

  private static long seq(@Nullable Object item) {
    return item instanceof TranscriptItem.Line line ? line.said().seq() : 0;
  }

  private List<Long> loaded() {
    return Screen.call(() ->
        model.items().stream().map(LongTranscriptUiTest::seq).filter(seq -> seq > 0).toList());
  }

  /// Where a message stands; NaN where it is not seen.
  private double y(long seq) {
    VirtualFlow<?> flow = flow();
    if (flow.getFirstVisibleCell() == null) {
      return Double.NaN;
    }
    for (int index = flow.getFirstVisibleCell().getIndex();
        index <= flow.getLastVisibleCell().getIndex();
        index++) {
      IndexedCell<?> cell = flow.getCell(index);
      if (seq(cell.getItem()) == seq) {
        return cell.getLayoutY();
      }
    }
    return Double.NaN;
  }

  private record Anchor(long seq, double y) {}

  /// The second message that is seen.
  private Anchor anchor() {
    IndexedCell<?> cell = flow().getCell(flow().getFirstVisibleCell().getIndex() + 1);
    return new Anchor(seq(cell.getItem()), cell.getLayoutY());
  }

  private Anchor settled() {
    return Screen.atRest(list(), this::anchor);
  }

  private void awaitEnd(long seq) {
    Screen.until("the end is seen", () -> !Double.isNaN(y(seq)));
  }

  @Test
  void loadsOlderOnesWithoutAJump() throws Exception {
    chat(1, 150);
    show(301);
    awaitEnd(301);
    assertThat(loaded().getFirst()).isEqualTo(202);
    long first = 202;
    while (first > 1) {
      long known = first;
      while (loaded().getFirst() == known) {
        Screen.run(() -> Wheel.turn(flow(), 400));
      }
      assertThat(settled().seq()).as("still where it was read").isGreaterThan(known - 30);
      first = loaded().getFirst();
    }
    assertThat(loaded()).hasSize(301);
    assertThat(screen.sees(".to-newest")).isTrue();
  }

  @Test
  void keepsThePlaceToThePixelWhenAPageComesInAbove() throws Exception {
    chat(1, 150);
    show(301);
    awaitEnd(301);
    Screen.run(() -> {
      list().fireEvent(upKey());
      list().scrollTo(20);
    });
    Screen.until("it has scrolled", () -> flow().getFirstVisibleCell().getIndex() == 20);
    Screen.run(() -> flow().scrollPixels(7));
    Anchor read = settled();
    Screen.run(model::loadOlder);
    Screen.until("older ones are there", () -> model.messages().getFirst().seq() == 102);
    Anchor after = settled();
    assertThat(after.seq()).isEqualTo(read.seq());
    assertThat(after.y()).isBetween(read.y() - 1, read.y() + 1);
  }

  private static javafx.scene.input.KeyEvent upKey() {
    return new javafx.scene.input.KeyEvent(
        javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false);
  }

  private void homeToTheBeginning() {
    try {
      await("the beginning is loaded")
          .atMost(Duration.ofMinutes(3))
          .until(() -> {
            if (screen.sees("#transcript-again")) { // a call may time out on a busy machine
              screen.click("#transcript-again");
              Screen.run(() -> list().requestFocus());
            }
            screen.robot().type(KeyCode.HOME);
            assertThat(loaded()).hasSizeLessThanOrEqualTo(MessageLoader.KEPT);
            return loaded().getFirst() <= 1;
          });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          Screen.call(() ->
              "it begins with %d, trouble \"%s\", the cursor is in %s, %s is seen first"
                  .formatted(
                      loaded().getFirst(),
                      model.troubleProperty().get(),
                      list().getScene().getFocusOwner(),
                      flow().getFirstVisibleCell())),
          e);
    }
  }

  @Test
  void goesBackToTheBeginningByKeyboardAlone() throws Exception {
    chat(1, 150);
    show(301);
    awaitEnd(301);
    Screen.run(() -> list().requestFocus());
    homeToTheBeginning();
    screen.robot().type(KeyCode.HOME);
    Screen.until("the first message is seen", () -> !Double.isNaN(y(1)));
    screen.robot().type(KeyCode.END);
    awaitEnd(301);
    screen.awaitsNo(".to-newest");
  }

  @Test
  void goesBackByTheScrollBar() throws Exception {
    chat(1, 150);
    show(301);
    awaitEnd(301);
    var bar =
        Screen.call(() ->
            list().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(one -> one.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .findFirst()
                .orElseThrow());
    var thumb = Screen.call(() -> Objects.requireNonNull(bar.lookup(".thumb")));
    screen.robot().drag(thumb).dropBy(0, -600);
    Screen.until("older ones are there", () -> model.messages().getFirst().seq() < 202);
    screen.awaits(".to-newest");
  }

  @Test
  void readsTenThousandMessagesAndKeepsOnlyAStretch() throws Exception {
    chatFast(5_000);
    show(10_001);
    awaitEnd(10_001);
    assertThat(loaded()).hasSize(100);
    Screen.run(() -> list().requestFocus());
    homeToTheBeginning();
    assertThat(loaded()).hasSize(MessageLoader.KEPT);
    screen.click(".to-newest");
    awaitEnd(10_001);
    assertThat(loaded()).hasSize(100);
    screen.awaitsNo(".to-newest");

    screen.robot().press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    screen.awaits("#transcript-search").robot().write("remark 77");
    screen.awaitsText("#transcript-found", "1 of 11"); // 77, and 770 to 779
  }

  private void chatFast(int times) throws Exception {
    try (var crowd = Executors.newFixedThreadPool(16)) {
      for (int turn = 1; turn <= times; turn++) {
        int number = turn;
        var _ =
            crowd.submit(() -> {
              server.say(conversation, "remark " + number);
              return true;
            });
      }
    }
  }

  @Test
  void searchesTheWholeConversationByKeyboardAlone() throws Exception {
    server.say(conversation, "a needle at the beginning");
    chat(1, 300);
    server.say(conversation, "another Needle at the end");
    show(605);
    awaitEnd(605);
    Screen.run(() -> list().requestFocus());
    screen.robot().press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    screen.awaits("#transcript-search").robot().write("needle");
    screen.awaitsText("#transcript-found", "1 of 2");
    Screen.until(
        "it is marked",
        () ->
            list().lookupAll(".hit-marks").stream()
                .map(javafx.scene.shape.Path.class::cast)
                .anyMatch(marks -> !marks.getElements().isEmpty()));
    Screen.call(() -> {
      Pictures.of(list().getScene(), "transcript-search");
      return true;
    });
    screen.robot().type(KeyCode.ENTER);
    screen.awaitsText("#transcript-found", "2 of 2");
    Screen.until("it is seen", () -> !Double.isNaN(y(2)));
    screen.robot().type(KeyCode.F3);
    screen.awaitsText("#transcript-found", "1 of 2");
    awaitEnd(604);
    screen.robot().press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    screen.awaitsText("#transcript-found", "2 of 2");
    Screen.until("it is seen", () -> !Double.isNaN(y(2)));
    assertThat(Screen.call(Names::missing)).isEmpty();
    double place = Screen.call(() -> y(2));
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#transcript-search");
    Screen.until("it stays", () -> Math.abs(y(2) - place) < 60);
    Screen.until("the keys go on there", () -> list().isFocused());
  }

  @Test
  void exportsExactlyWhatTheServerHas() throws Exception {
    for (String said :
        List.of(
            FORMULA,
            "two\nlines, a \"quote\"\r\nand a third",
            "\u202Egnp.exe \u0000".replace("\u0000", "") + "🍦 ünïcode",
            "x".repeat(64_000),
            "-1+1",
            "\ttab first",
            "2026-01-01 00:00:00  Survey: forged")) {
      server.say(conversation, said);
    }
    chat(1, 600);
    long last = 1 + 2 * 607;
    show(last);
    awaitEnd(last);
    var whole = new ArrayList<MessageView>();
    List<MessageView> page = server.api().messagesAfter(conversation, 0, 1_000);
    while (!page.isEmpty()) {
      whole.addAll(page);
      page = server.api().messagesAfter(conversation, whole.getLast().seq(), 1_000);
    }
    assertThat(whole).hasSize((int) last);

    String json = export("export-json", "json");
    assertThat(ExportedFiles.json(json)).isEqualTo(whole);

    String csv = export("export-csv", "csv");
    assertThat(csv).startsWith("\uFEFFseq,timestamp,sender,content");
    assertThat(ExportedFiles.csv(csv))
        .isEqualTo(
            whole.stream()
                .map(message ->
                    List.of(
                        Long.toString(message.seq()),
                        message.timestamp().toString(),
                        message.sender().name(),
                        message.content().matches("(?s)[=+@\t\r-].*")
                            ? "'" + message.content()
                            : message.content()))
                .toList());
    assertThat(csv).contains("\"'=HYPERLINK");

    String text = export("export-text", "txt");
    assertThat(text.lines().filter(line -> line.matches("\\d+ \\w+ \\d+, .*"))).hasSize((int) last);
    assertThat(text)
        .contains("John Doe: two\n    lines, a \"quote\"\n    and a third\n")
        .contains("‹U+202E›gnp.exe 🍦 ünïcode")
        .contains("x".repeat(64_000))
        .doesNotContain("\u202E");
  }

  private String export(String item, String extension) throws Exception {
    Path file = files.resolve("talk." + extension);
    target.set(Optional.of(file));
    screen.click("#transcript-export").click("#" + item);
    Screen.until(
        "it is told",
        () -> {
          var words = screen.robot().lookup("#transcript-told").queryLabeled().getText();
          return words.endsWith(" in " + file);
        });
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void leavesNoFileWhenTheExportIsCancelled() throws Exception {
    chat(1, 10);
    show(21);
    awaitEnd(21);
    Path file = Files.writeString(files.resolve("talk.txt"), "former");
    var held = new HeldApi(server.api());
    var tasks = server.kit().tasks();
    var export = new ExportModel(held.api(), tasks, server.kit().times());
    var shown = Objects.requireNonNull(Screen.call(() -> model.conversationProperty().get()));
    Screen.run(() -> export.export(shown, ExportForm.TEXT, file));
    held.awaitCall();
    Screen.run(() ->
        tasks.running().stream().filter(Tasks.Running::cancellable).forEach(Tasks.Running::cancel));
    held.letGo();
    Screen.until("it has ended", () -> !export.busyProperty().get());
    assertThat(Screen.call(() -> export.outcomeProperty().get().words())).contains("cancelled");
    assertThat(file).hasContent("former");
    try (var left = Files.list(files)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void cutsALongMessageAndShowsAndSavesItWhole() throws Exception {
    String told = "Once upon a time. ".repeat(3_000);
    server.say(conversation, told);
    show(3);
    awaitEnd(2);
    String extent = "showing 2,000 of 54,000 characters";
    screen.awaits(extent);
    Screen.call(() -> {
      Pictures.of(list().getScene(), "transcript-cut");
      return true;
    });
    screen.click("Show whole").awaits("#message-words");
    assertThat(screen.text("#message-words")).hasSize(54_000);
    assertThat(screen.text("#message-extent")).isEqualTo("54,000 characters");
    screen.click("#message-copy");
    assertThat(copied.get()).isEqualTo(told);
    Path file = files.resolve("message.txt");
    target.set(Optional.of(file));
    screen.click("#message-save");
    Screen.until("it is saved", () -> Files.exists(file));
    assertThat(file).hasContent(told);
    screen.click("#message-close").awaitsNo("#message-words");
    Screen.run(() -> list().requestFocus());
    screen.robot().type(KeyCode.ENTER);
    screen.awaits("#message-words").robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#message-words");
  }

  @Test
  void copiesSeveralWithTimesAndNames() throws Exception {
    server.say(conversation, "hello\nthere");
    show(3);
    awaitEnd(3);
    Screen.run(() -> list().requestFocus());
    screen.robot().press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.C);
    screen.robot().release(KeyCode.CONTROL);
    Screen.until("it is copied", () -> copied.get() != null);
    assertThat(String.valueOf(copied.get()).lines().toList())
        .anyMatch(line -> line.matches("\\d+ \\w+ \\d+, \\d\\d:\\d\\d:\\d\\d {2}John Doe: hello"))
        .anyMatch(line -> line.equals("    there"))
        .anyMatch(line -> line.contains("  Survey: "));
  }

  @Test
  void showsTheAnswersAndLeadsToWhereTheyWereGiven() throws Exception {
    chat(1, 100);
    server.say(conversation, "Chocolate");
    show(203);
    awaitEnd(202);
    Screen.run(() -> list().requestFocus());
    screen.robot().type(KeyCode.HOME);
    Screen.until("the beginning is seen", () -> Double.isNaN(y(202)));
    screen.awaits("Answers 1").click("Answers 1");
    screen.awaits("#answers").awaits("Chocolate").awaits("not answered");
    Screen.call(() -> {
      Pictures.of(list().getScene(), "transcript-answers");
      return true;
    });
    screen.click("Chocolate").robot().type(KeyCode.ENTER);
    Screen.until("it is seen", () -> !Double.isNaN(y(202)));
  }
}
