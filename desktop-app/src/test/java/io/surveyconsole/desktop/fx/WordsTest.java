package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void saysWhyAConnectionEndedInFiguresAndWords() {
    assertThat(CloseWords.of(4413, "1.2 MB in 38 messages waiting, nothing read for 10 s"))
        .isEqualTo("4413 too slow: 1.2 MB in 38 messages waiting, nothing read for 10 s");
    assertThat(CloseWords.of(1006, "Session Closed")).isEqualTo("1006 lost without a close");
    assertThat(CloseWords.of(1006, "silent for 75 s"))
        .isEqualTo("1006 lost without a close, silent for 75 s");
    assertThat(CloseWords.of(1000, "")).isEqualTo("1000 closed by its client");
    assertThat(CloseWords.of(1000, "Survey completed successfully"))
        .isEqualTo("1000 survey completed");
    assertThat(CloseWords.of(4401, "wrong token (third from this address)"))
        .isEqualTo("4401 wrong token (third from this address)");
    assertThat(CloseWords.of(4429, "21 messages refused in a row"))
        .isEqualTo("4429 21 messages refused in a row");
    assertThat(CloseWords.of(4408, "nothing for 900 s"))
        .isEqualTo("4408 idle too long: nothing for 900 s");
    assertThat(CloseWords.of(4711, "odd\u202E")).isEqualTo("4711: odd‹U+202E›");
    assertThat(CloseWords.of(null, null)).isEqualTo("closed, reason not recorded");
  }

  @Test
  void namesBrowserAndSystem() {
    assertThat(
            Clients.words(
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/141.0.0.0 Mobile Safari/537.36"))
        .isEqualTo("Chrome 141 · Android");
    assertThat(
            Clients.words(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1"))
        .isEqualTo("Safari 19 · iPhone");
    assertThat(Clients.words("python-websockets/15")).isEqualTo("python-websockets/15");
    assertThat(Clients.words(null)).isEqualTo("not named");
  }
}
