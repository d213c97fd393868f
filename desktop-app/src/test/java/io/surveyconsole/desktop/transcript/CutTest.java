package io.surveyconsole.desktop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void leavesWhatIsShortAsItIs() {
    Cut cut = Cut.of("hello\nthere");
    assertThat(cut).isEqualTo(new Cut("hello\nthere", 11, 11));
    assertThat(cut.whole()).isTrue();
    assertThat(Cut.of("").whole()).isTrue();
  }

  @Test
  void cutsWhatIsLongAndCountsBoth() {
    Cut cut = Cut.of("x".repeat(64_000));
    assertThat(cut).isEqualTo(new Cut("x".repeat(2_000), 2_000, 64_000));
    assertThat(cut.whole()).isFalse();
  }

  @Test
  void cutsManyLines() {
    Cut cut = Cut.of("a\n".repeat(500));
    assertThat(cut.shown()).isEqualTo("a\n".repeat(39) + "a");
    assertThat(cut.chars()).isEqualTo(79);
    assertThat(cut.all()).isEqualTo(1_000);
  }

  @Test
  void neverCutsACharacterInTwo() {
    Cut cut = Cut.of("x" + "🍦".repeat(2_000));
    assertThat(cut.shown()).isEqualTo("x" + "🍦".repeat(999));
    assertThat(cut.chars()).isEqualTo(1_000);
    assertThat(cut.all()).isEqualTo(2_001);
  }

  @Test
  void makesWhatItShowsHarmless() {
    assertThat(Cut.of("a\u202Eb").shown()).isEqualTo("a‹U+202E›b");
  }
}
