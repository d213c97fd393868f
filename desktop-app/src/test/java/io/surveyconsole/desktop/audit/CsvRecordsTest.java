package io.surveyconsole.desktop.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  private static CsvRecords of(String... pieces) {
    var records = new CsvRecords();
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      records.pass(bytes, bytes.length);
    }
    return records;
  }

  @Test
  void countsRecordsAndKnowsTheNumberOfTheLast() {
    var records = of("number,who\r\n", "12,Ma", "ya\r\n1", "1,Jonas\r\n");
    assertThat(records.ended()).isEqualTo(3);
    assertThat(records.lastNumber()).isEqualTo(11);
    assertThat(records.broken()).isFalse();
  }

  @Test
  void takesALineBreakInAFieldForAPartOfIt() {
    var records = of("number,who\n7,\"a\n99,\"\"b\"\"\",x\n");
    assertThat(records.ended()).isEqualTo(2);
    assertThat(records.lastNumber()).isEqualTo(7);
  }

  @Test
  void noticesARecordThatHasNoEnd() {
    assertThat(of("number\n12,Ma").broken()).isTrue();
    assertThat(of("number\n12,\"Ma\n").broken()).isTrue();
    assertThat(of("").ended()).isZero();
  }
}
