package io.surveyconsole.desktop.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Pill;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
  @Test
  void saysWhatWasAnsweredInFiguresAndWords() {
    assertThat(AuditWords.answer(201)).isEqualTo("201 done");
    assertThat(AuditWords.answer(403)).isEqualTo("403 refused");
    assertThat(AuditWords.answer(404)).isEqualTo("404 not found");
    assertThat(AuditWords.answer(422)).isEqualTo("422 not taken");
    assertThat(AuditWords.answer(503)).isEqualTo("503 failed");
  }

  @Test
  void coloursWhatWasRefused() {
    assertThat(AuditWords.tone(204)).isEqualTo(Pill.Tone.NEUTRAL);
    assertThat(AuditWords.tone(404)).isEqualTo(Pill.Tone.WARN);
    assertThat(AuditWords.tone(403)).isEqualTo(Pill.Tone.BAD);
    assertThat(AuditWords.tone(500)).isEqualTo(Pill.Tone.BAD);
  }

  @Test
  void knowsWhatTheRoutesAreFor() {
    assertThat(AuditWords.meaning("DELETE /connections/{id}")).isEqualTo("Close a connection");
    assertThat(AuditWords.meaning("POST /broadcast"))
        .isEqualTo("Say something to everyone connected");
    assertThat(AuditWords.meaning("PATCH /something/new")).isEmpty();
  }
}
