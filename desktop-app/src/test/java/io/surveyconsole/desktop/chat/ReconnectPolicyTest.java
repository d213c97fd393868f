package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.chat.ReconnectPolicy.Next;
import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconnectPolicyTest {
  private final ReconnectPolicy policy =
      new ReconnectPolicy(ReconnectPolicy.DEFAULT_ATTEMPTS, new HighestDraw());

  @ParameterizedTest
  @CsvSource({"1,2000", "2,4000", "3,8000", "4,10000", "5,10000", "60,10000"})
  void delaysDoubleUpToTenSeconds(int attempt, long millis) {
    assertThat(ReconnectPolicy.longestDelay(attempt)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, never", "1002, never", "1003, never", "1007, never", "1008, never", "1009, never",
    "4401, never", "4403, never", "4404, never", "4408, never", "4999, never", "3000, never",
    "1001, 2000", "1006, 2000", "4413, 2000", "1005, 2000", "1012, 2000", "1013, 2000",
    "1011, 12000", "4503, 12000", "4429, 32000",
  })
  void everyCloseCodeHasItsReturn(int code, String delay) {
    assertThat(policy.after(new Closed(code, "", true), 0, null))
        .isEqualTo(
            delay.equals("never")
                ? new Next.Stay()
                : new Next.Again(Duration.ofMillis(Long.parseLong(delay)), 1, true));
  }

  /// A control of the table above: whoever adds a reason finds it missing there.
  @ParameterizedTest
  @EnumSource(CloseReason.class)
  void everyReasonOfTheProtocolIsInTheTable(CloseReason reason) {
    assertThat(
            Set.of(
                1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 4401, 4403, 4404, 4408, 4412,
                4413, 4429, 4503))
        .contains(reason.code());
  }

  @Test
  void anAnnouncedRestartIsMetAfterItsTimeAndCountsAsNoAttempt() {
    var restart = new Closed(4412, "", true);

    assertThat(policy.after(restart, 3, Duration.ofMillis(3500)))
        .isEqualTo(new Next.Again(Duration.ofMillis(3500), 3, false));
    assertThat(policy.after(restart, 5, Duration.ofMillis(3500)))
        .as("not even after the last attempt")
        .isEqualTo(new Next.Again(Duration.ofMillis(3500), 5, false));
  }

  @ParameterizedTest
  @CsvSource({"-5,250", "0,250", "99999999,600000"})
  void anAbsurdRestartTimeIsMadeBearable(long named, long millis) {
    assertThat(policy.after(new Closed(4412, "", true), 0, Duration.ofMillis(named)))
        .isEqualTo(new Next.Again(Duration.ofMillis(millis), 0, false));
  }

  @Test
  void aRestartWithoutATimeIsMetSoon() {
    assertThat(policy.after(new Closed(4412, "", true), 0, null))
        .isEqualTo(new Next.Again(Duration.ofSeconds(2), 0, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 301, 400, 401, 403, 404, 429, 500, 502})
  void aRefusedUpgradeIsNotTriedAgain(int status) {
    assertThat(policy.after(new UpgradeRefused(status, null), 0, null)).isEqualTo(new Next.Stay());
  }

  @Test
  void aServerThatIsUnavailableIsTriedAgainNotBeforeItSays() {
    assertThat(policy.after(new UpgradeRefused(503, null), 1, null))
        .isEqualTo(new Next.Again(Duration.ofSeconds(4), 2, true));
    assertThat(policy.after(new UpgradeRefused(503, Duration.ofSeconds(7)), 1, null))
        .isEqualTo(new Next.Again(Duration.ofSeconds(11), 2, true));
  }

  @Test
  void noAnswerIsTriedAgainUntilTheAttemptsAreMade() {
    var noAnswer = new NoAnswer("refused");

    assertThat(policy.after(noAnswer, 4, null))
        .isEqualTo(new Next.Again(Duration.ofSeconds(10), 5, true));
    assertThat(policy.after(noAnswer, 5, null)).isEqualTo(new Next.GiveUp());
  }

  @Test
  void delaysAreDrawnFromTheWholeRange() {
    var drawing = new ReconnectPolicy(5, new Random(42));
    var tenths = new HashSet<Long>();
    for (int i = 0; i < 1000; i++) {
      if (drawing.after(new NoAnswer(""), 1, null) instanceof Next.Again again) {
        assertThat(again.delay()).isBetween(Duration.ZERO, Duration.ofSeconds(4));
        tenths.add(again.delay().toMillis() / 400);
      }
    }
    assertThat(tenths).hasSizeGreaterThanOrEqualTo(10);
  }
}
