package io.surveyconsole.survey.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.survey.check.Place;
import io.surveyconsole.survey.check.Problem;
import io.surveyconsole.survey.check.Problems;
import io.surveyconsole.survey.check.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HostileInputTest {

  @TempDir Path folder;

  @Test
  void refusesAHugeFileBySizeWithoutReadingIt() throws IOException {
    var file = folder.resolve("huge.json");
    try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(100L << 20);
    }
    assertThat(DefinitionReader.read(file).problems())
        .containsExactly(
            error(
                1,
                1,
                "A survey definition may have 1 MiB, this has 104857600 bytes; divide it into"
                    + " several surveys."));
  }

  @Test
  void refusesTooManyBytes() {
    var bytes = new byte[DefinitionReader.MAX_BYTES + 1];
    assertThat(DefinitionReader.read(bytes).problems())
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .startsWith("A survey definition may have 1 MiB");
  }

  @Test
  void refusesDeepNestingWhereItGetsTooDeep() {
    assertThat(read("[".repeat(100_000)).problems())
        .containsExactly(
            error(1, 65, "This is nested more than 64 levels deep; a definition needs far fewer."));
    assertThat(read("{\"a\":".repeat(100_000)).problems()).hasSize(1);
  }

  @Test
  void refusesFollowUpsOfHostileDepthAsTooDeep() {
    var opening = "{\"id\":\"s\",\"name\":\"S\",\"questions\":[";
    var question = "{\"id\":\"q\",\"text\":\"Q?\",\"followUps\":[";
    assertThat(read(opening + question.repeat(30) + "]}".repeat(30) + "]}").problems())
        .extracting(Problem::text)
        .contains("Follow-ups go at most three deep, this is the fourth; ask it one level higher.");
    assertThat(read(opening + question.repeat(10_000)).problems()).hasSize(1);
  }

  @Test
  void saysWhereTheFileStopsBeingUtf8() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("{\n  \"id\": \"ä".getBytes(UTF_8));
    bytes.write(0xE4);
    bytes.write("\"}".getBytes(UTF_8));
    assertThat(DefinitionReader.read(bytes.toByteArray()).problems())
        .containsExactly(
            error(2, 11, "From here on the file is not UTF-8; save it with that encoding."));
  }

  @Test
  void noticesACharacterCutOffAtTheEnd() {
    assertThat(DefinitionReader.read(new byte[] {'"', (byte) 0xC3}).problems())
        .containsExactly(
            error(1, 2, "From here on the file is not UTF-8; save it with that encoding."));
  }

  @Test
  void toleratesAByteOrderMark() {
    var survey = "{\"id\":\"s\",\"name\":\"S\",\"questions\":[{\"id\":\"q\",\"text\":\"Q?\"}]}";
    assertThat(read("\uFEFF" + survey)).isEqualTo(read(survey)).isInstanceOf(Reading.Valid.class);
  }

  @Test
  void countsTheLinesOfEverySystem() {
    assertThat(read("{\r\n\"id\": \"s\",\r\"name\": \"S\",\n \"questions\": 1}").problems())
        .extracting(Problem::place)
        .containsExactly(new Place(4, 15, "/questions"));
  }

  @Test
  void keepsOnlySoManyProblems() {
    var reading = read("{\"questions\":[" + "1,".repeat(400_000) + "1]}");
    assertThat(reading.problems()).hasSize(Problems.MOST + 1);
    assertThat(reading.problems().getLast().text())
        .isEqualTo("There are 399003 more problems; correct these first.");
  }

  @Test
  void refusesIdsAndTextsThatAreTooLongToKeepOrShow() {
    var reading =
        DefinitionReader.read(
            """
            {"id": "%s", "name": "%s", "questions": [{"id": "q", "text": "%s"}]}
            """
                .formatted("i".repeat(201), "n".repeat(4_000), "t".repeat(4_001))
                .getBytes(UTF_8));

    assertThat(reading.problems())
        .extracting(Problem::text)
        .containsExactly(
            "This has 201 characters; shorten it to 200 at most.",
            "This has 4001 characters; shorten it to 4000 at most.");
  }

  @Test
  void bearsLongNamesNumbersAndManyOptions() {
    var longName = "x".repeat(900_000);
    assertThat(read("{\"" + longName + "\": 1}").problems()).hasSize(4);
    assertThat(read("{\"id\": " + "9".repeat(900_000) + "}").problems())
        .first()
        .extracting(Problem::text)
        .asString()
        .hasSizeLessThan(200);
    var options = new StringBuilder("{\"id\":\"a0\",\"text\":\"A0\"}");
    for (var i = 1; i < 20_000; i++) {
      options.append(",{\"id\":\"a%d\",\"text\":\"A %d\"}".formatted(i, i));
    }
    var many =
        "{\"id\":\"s\",\"name\":\"S\",\"questions\":[{\"id\":\"q\",\"text\":\"Q?\",\"options\":["
            + options
            + "]}]}";
    assertThat(read(many)).isInstanceOf(Reading.Valid.class);
  }

  @Test
  void namesWhatIsWrongWithAFileThatCannotBeRead() {
    assertThat(DefinitionReader.read(folder.resolve("missing.json")).problems())
        .containsExactly(error(1, 1, "There is no such file; check its name."));
    assertThat(DefinitionReader.read(folder).problems())
        .containsExactly(
            error(1, 1, "This is no ordinary file; name a file with a survey definition."));
  }

  @Test
  void alwaysAnswersWithAValueHoweverAFileIsDamaged() {
    var random = new Random(7);
    var sound = ShippedSurveys.all().getLast().bytes();
    for (var round = 0; round < 5_000; round++) {
      var damaged = sound.clone();
      for (var hit = 0; hit <= random.nextInt(4); hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      var cut = random.nextInt(2) == 0 ? damaged.length : random.nextInt(damaged.length);
      var bytes = Arrays.copyOf(damaged, cut);
      var reading = DefinitionReader.read(bytes);
      assertThat(reading.problems())
          .as("round %d", round)
          .allMatch(p -> !p.text().isBlank() && !p.text().contains("Exception"));
    }
  }

  @Test
  void readsAFileAsItReadsItsBytes() throws IOException {
    var file = folder.resolve("sound.json");
    var bytes = ShippedSurveys.all().getFirst().bytes();
    Files.write(file, bytes);
    assertThat(DefinitionReader.read(file)).isEqualTo(DefinitionReader.read(bytes));
  }

  private static Reading read(String text) {
    return DefinitionReader.read(text.getBytes(UTF_8));
  }

  private static Problem error(int line, int column, String text) {
    return new Problem(Severity.ERROR, new Place(line, column, ""), text);
  }
}
