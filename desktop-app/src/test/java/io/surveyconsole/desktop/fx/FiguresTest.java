package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void groupsThousands() {
    assertThat(Figures.count(1_284)).isEqualTo("1,284");
  }

  @Test
  void roundsRates() {
    assertThat(Figures.rate(0)).isEqualTo("0");
    assertThat(Figures.rate(0.84)).isEqualTo("0.8");
    assertThat(Figures.rate(2_870.6)).isEqualTo("2,871");
  }

  @Test
  void choosesTheUnitOfBytes() {
    assertThat(Figures.bytes(999)).isEqualTo("999 B");
    assertThat(Figures.bytes(1_300)).isEqualTo("1.3 kB");
    assertThat(Figures.bytes(24_000_000)).isEqualTo("24 MB");
    assertThat(Figures.bytes(7_000_000_000L)).isEqualTo("7.0 GB");
  }

  @Test
  void shortensIdsByTheirEnds() {
    assertThat(ShortId.of("7f3a0000000000000000c21d")).isEqualTo("7f3a…c21d");
    assertThat(ShortId.of("short")).isEqualTo("short");
  }
}
