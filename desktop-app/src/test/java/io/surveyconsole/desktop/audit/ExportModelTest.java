package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.FileTrouble;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.AuditEntryView;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportModelTest {
  private static final String FORMER = "what was there before";

  @TempDir Path folder;

  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Tasks tasks = new Tasks(background::add, Runnable::run);
  private final ExportModel model = new ExportModel(api, tasks);

  private Path former() throws IOException {
    return Files.writeString(folder.resolve("audit.csv"), FORMER);
  }

  private void happened(int entries) {
    for (long number = 1; number <= entries; number++) {
      api.audit.addFirst(new AuditEntryView(number, NOON, "Maya", "192.0.2.7", "POST /x", "", 201));
    }
  }

  private ExportModel.Outcome export(Path target) {
    model.export(target, api.audit.size());
    assertThat(model.busyProperty().get()).isTrue();
    background.remove().run();
    assertThat(model.busyProperty().get()).isFalse();
    return model.outcomeProperty().get();
  }

  @AfterEach
  void leavesNothingBeside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.equals("audit.csv"));
    }
  }

  @Test
  void writesTheWholeLogInPlaceOfTheFormerFile() throws IOException {
    happened(3);
    Path target = former();
    var outcome = export(target);
    assertThat(outcome.good()).as(outcome.words()).isTrue();
    assertThat(outcome.words()).isEqualTo("3 entries are in " + target);
    assertThat(Files.readAllLines(target))
        .containsExactly("number,who,status", "3,Maya,201", "2,Maya,201", "1,Maya,201");
    model.putAway();
    assertThat(model.outcomeProperty().get().words()).isEmpty();
  }

  @Test
  void writesTheTitlesOfAnEmptyLog() throws IOException {
    assertThat(export(folder.resolve("audit.csv")).words()).startsWith("No entries are in");
    assertThat(folder.resolve("audit.csv")).hasContent("number,who,status");
  }

  @Test
  void leavesTheFormerFileWhenTheLineBreaks() throws IOException {
    happened(3);
    api.csvBreaksAfter = 25;
    var outcome = export(former());
    assertThat(outcome.good()).isFalse();
    assertThat(outcome.words()).contains("broke off", "No file was changed");
    assertThat(folder.resolve("audit.csv")).hasContent(FORMER);
  }

  @Test
  void leavesTheFormerFileWhenTheServerEndsTooEarlyAsIfThatWereAll() throws IOException {
    happened(3);
    for (String cut : List.of("", "number,who\r\n", "number,who\r\n3,Maya\r\n", "n\r\n3,M")) {
      api.csv = cut;
      assertThat(export(former()).words()).as(cut).contains("broke off");
      assertThat(folder.resolve("audit.csv")).hasContent(FORMER);
    }
  }

  @Test
  void leavesTheFormerFileWhenTheServerRefuses() throws IOException {
    api.refusal = FakeSurveyApi.refusal(403, "The token may not.");
    assertThat(export(former()).words()).contains("The token may not.", "No file was changed");
    assertThat(folder.resolve("audit.csv")).hasContent(FORMER);
  }

  @Test
  void saysThatTheFolderIsGone() {
    var outcome = export(folder.resolve("gone").resolve("audit.csv"));
    assertThat(outcome.words()).contains("there is no such folder", "Choose another folder");
  }

  @Test
  void leavesAFolderThatStandsInTheWay() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("audit.csv")).resolve("kept");
    Files.writeString(inside, FORMER);
    assertThat(export(folder.resolve("audit.csv")).good()).isFalse();
    assertThat(inside).hasContent(FORMER);
  }

  @Test
  void saysWhatTheSystemSaysOnlyInAPath() {
    assertThat(FileTrouble.words(new AccessDeniedException("/surveys/audit.csv")))
        .isEqualTo("it is not allowed");
    assertThat(FileTrouble.words(new FileSystemException("/x", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void isCancelledWithoutATrace() throws IOException {
    happened(3);
    Path target = former();
    model.export(target, 3);
    tasks.running().getFirst().cancel();
    background.remove().run();
    background.remove().run();
    assertThat(model.outcomeProperty().get().words()).contains("cancelled");
    assertThat(target).hasContent(FORMER);
  }

  @Test
  void takesOneAtATime() {
    model.export(folder.resolve("audit.csv"), 0);
    model.export(folder.resolve("audit.csv"), 0);
    assertThat(background).hasSize(1);
    background.remove().run();
  }
}
