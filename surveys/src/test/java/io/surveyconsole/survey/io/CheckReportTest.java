package io.surveyconsole.survey.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReportTest {

  @TempDir Path folder;

  @Test
  void hasNothingToSayOfSoundFiles() throws IOException {
    var report = CheckReport.of(List.of(file("a.json", "a", ""), file("b.json", "b", "")));
    assertThat(report).isEqualTo(new CheckReport(List.of(), false));
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void warnsWithoutFailing() throws IOException {
    var a = file("a.json", "a", " \"x\": 1,");
    var report = CheckReport.of(List.of(a));
    assertThat(report.lines())
        .containsExactly(
            a
                + ":1:26: warning: \"x\" is not known here; it is ignored, and lost when the survey"
                + " is saved. Known are schemaVersion, id, name, questions.");
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void reportsEveryFileThatGivesTheSameId() throws IOException {
    var a = file("a.json", "same", " \"x\": 1,");
    var b = file("b.json", "other", "");
    var c = file("c.json", "same", "");
    var report = CheckReport.of(List.of(a, b, c));
    assertThat(report.lines())
        .containsExactly(
            a + ":1:8: error: The survey in " + c + " has the id \"same\" too; change one of them.",
            a
                + ":1:29: warning: \"x\" is not known here; it is ignored, and lost when the survey"
                + " is saved. Known are schemaVersion, id, name, questions.",
            c
                + ":1:8: error: The survey in "
                + a
                + " has the id \"same\" too; change one of them.");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void readsAFileOnceHoweverOftenItIsNamed() throws IOException {
    var a = file("a.json", "a", "");
    var again = folder.resolve("..").resolve(folder.getFileName()).resolve("a.json");
    assertThat(CheckReport.of(List.of(a, again, a))).isEqualTo(new CheckReport(List.of(), false));
  }

  @Test
  void failsForAFileThatIsMissing() {
    var missing = folder.resolve("missing.json");
    var report = CheckReport.of(List.of(missing));
    assertThat(report.lines())
        .containsExactly(missing + ":1:1: error: There is no such file; check its name.");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void showsWhatWouldMoveTheCursor() {
    var report = CheckReport.of(List.of(Path.of("evil\u001b[2J\nname\u202e.json")));
    assertThat(report.lines())
        .containsExactly(
            "evil\\u001B[2J\\u000Aname\\u202E.json:1:1: error: There is no such file; check its"
                + " name.");
  }

  private Path file(String name, String id, String more) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "{\"id\": \"%s\", \"name\": \"S\",%s \"questions\": [{\"id\": \"q\", \"text\": \"Q?\"}]}"
            .formatted(id, more));
  }
}
