package io.surveyconsole.desktop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceMarksTest {
  private static final String CHROME =
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36";

  private static Instant at(long second) {
    return Samples.NOON.plusSeconds(second);
  }

  private static Presence closed(
      String id, long from, long to, int code, @Nullable String why, boolean again) {
    return new Presence(id, at(from), at(to), code, why, CHROME, again);
  }

  private static Presence open(String id, long from, boolean again) {
    return new Presence(id, at(from), null, null, null, CHROME, again);
  }

  @Test
  void saysWhoHasConnected() {
    assertThat(PresenceMarks.of(List.of(open("a", 1, false))))
        .containsExactly(new Mark(at(1), "connected · Chrome 141 · Android"));
  }

  @Test
  void makesOneMarkOfALossAndTheReturn() {
    assertThat(
            PresenceMarks.of(
                List.of(open("b", 16, true), closed("a", 1, 10, 1006, "Session Closed", false))))
        .containsExactly(
            new Mark(at(1), "connected · Chrome 141 · Android"),
            new Mark(at(10), "connection lost · back after 6 s"));
  }

  @Test
  void letsAReturnEndOneLossOnly() {
    assertThat(
            PresenceMarks.of(
                List.of(
                    closed("a", 1, 10, 1006, null, false),
                    closed("b", 2, 11, 1001, null, false),
                    open("c", 20, true))))
        .extracting(Mark::words)
        .containsExactly(
            "connected · Chrome 141 · Android",
            "connected · Chrome 141 · Android",
            "connection lost · back after 10 s",
            "connection ended · went away");
  }

  @Test
  void knowsAReturnBeforeTheLossWasNoticed() {
    assertThat(
            PresenceMarks.of(
                List.of(closed("a", 1, 75, 1006, "silent for 75 s", false), open("b", 16, true))))
        .containsExactly(
            new Mark(at(1), "connected · Chrome 141 · Android"),
            new Mark(at(16), "connection lost · back before that was noticed"));
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 75, 1001, "", false), open("b", 16, true))))
        .extracting(Mark::words)
        .as("two tabs, of which one was closed")
        .containsExactly(
            "connected · Chrome 141 · Android",
            "connected again · Chrome 141 · Android",
            "connection ended · went away");
  }

  @Test
  void saysWhatTheOperatorSaidAndMakesItHarmless() {
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 4403, "break \u202Eend", false))))
        .extracting(Mark::words)
        .containsExactly("connected · Chrome 141 · Android", "closed by you: break ‹U+202E›end");
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 4403, " ", false))).getLast().words())
        .isEqualTo("closed by you");
  }

  @Test
  void saysHowItEndedOtherwise() {
    String done = CloseReason.FINISHED.text();
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 1000, done, false))).getLast().words())
        .isEqualTo("closed, the survey is finished");
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 1000, "", false))).getLast().words())
        .as("a client that leaves may use the same code")
        .isEqualTo("connection ended · closed by its client");
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 4408, "", true))))
        .extracting(Mark::words)
        .containsExactly(
            "connected again · Chrome 141 · Android", "connection ended · idle too long");
    assertThat(PresenceMarks.of(List.of(closed("a", 1, 5, 4999, "", false))).getLast().words())
        .isEqualTo("connection lost");
  }
}
