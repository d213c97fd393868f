package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
  private final Times times = new Times(ZoneId.of("Europe/Berlin"));
  private final Instant now = Instant.parse("2026-11-22T13:02:39Z");

  @Test
  void saysASpanInItsLargestUnit() {
    assertThat(Times.span(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Times.span(Duration.ofSeconds(60))).isEqualTo("1 min");
    assertThat(Times.span(Duration.ofMinutes(59))).isEqualTo("59 min");
    assertThat(Times.span(Duration.ofMinutes(150))).isEqualTo("2 h");
    assertThat(Times.span(Duration.ofDays(1200))).isEqualTo("1200 d");
  }

  @Test
  void neverSaysANegativeTime() {
    assertThat(Times.ago(now.plusSeconds(5), now)).isEqualTo("0 s");
  }

  @Test
  void tellsTheClockOfTheZone() {
    assertThat(times.clock(now)).isEqualTo("14:02:39");
    assertThat(times.exact(now)).isEqualTo("22 Nov 2026, 14:02:39");
  }

  @Test
  void namesDays() {
    assertThat(times.day(LocalDate.of(2026, 11, 22), now)).isEqualTo("Today");
    assertThat(times.day(LocalDate.of(2026, 11, 21), now)).isEqualTo("Yesterday");
    assertThat(times.day(LocalDate.of(2026, 11, 1), now)).isEqualTo("Sunday, 1 November 2026");
  }
}
