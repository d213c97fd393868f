package io.surveyconsole.desktop.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.ClosingReason;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.protocol.CloseReason;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void saysWhatToDoAndThatNothingIsOnceTheyCameBack() {
    var lost = Samples.closedFor("k", "a", Samples.NOON, 4401, "");
    assertThat(Advice.of(new ClosedConnection(lost, null))).isEqualTo("Send them a new link");
    assertThat(Advice.of(new ClosedConnection(lost, Samples.NOON)))
        .isEqualTo("Nothing: they came back");
    for (CloseReason reason : CloseReason.values()) {
      assertThat(
              Advice.of(
                  new ClosedConnection(
                      Samples.closedFor("k", "a", Samples.NOON, reason.code(), ""), null)))
          .as("%s", reason)
          .isNotBlank();
    }
  }

  @Test
  void leavesThePortOfAnAddressOut() {
    assertThat(Hosts.of("127.0.0.1:50000")).isEqualTo("127.0.0.1");
    assertThat(Hosts.of("127.0.0.1")).isEqualTo("127.0.0.1");
    assertThat(Hosts.of("[2001:db8::1]:443")).isEqualTo("[2001:db8::1]");
    assertThat(Hosts.of("2001:db8::1")).isEqualTo("2001:db8::1");
  }

  @Test
  void takesAsMuchOfAReasonAsReachesTheClient() {
    assertThat(ClosingReason.fitting("x".repeat(200))).hasSize(123);
    assertThat(ClosingReason.fitting("☎".repeat(50))).isEqualTo("☎".repeat(41));
    assertThat(ClosingReason.fitting("😀".repeat(40))).isEqualTo("😀".repeat(30));
  }
}
