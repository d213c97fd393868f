package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void leavesOrdinaryTextOfAnyScriptAsItIs() {
    String text = "Zoë said: ‘naïve’ – 日本語, עברית, العربية, 👩‍👩‍👧 e\u0301";
    assertThat(SafeText.line(text)).isEqualTo(text);
    assertThat(SafeText.block(text)).isEqualTo(text);
  }

  @Test
  void showsCharactersThatReorderTheTextAroundThem() {
    assertThat(SafeText.line("abc\u202Etxt.exe")).isEqualTo("abc‹U+202E›txt.exe");
    assertThat(SafeText.block("\u2066open")).isEqualTo("‹U+2066›open");
  }

  @Test
  void showsControlCharacters() {
    assertThat(SafeText.line("a\u0000b\u001B[31mc\u007F"))
        .isEqualTo("a‹U+0000›b‹U+001B›[31mc‹U+007F›");
  }

  @Test
  void showsWhatCannotBeSeen() {
    assertThat(SafeText.line("a\u200Bb\uFEFFc")).isEqualTo("a‹U+200B›b‹U+FEFF›c");
  }

  @Test
  void showsHalfACharacter() {
    assertThat(SafeText.line("a\uD83Db")).isEqualTo("a‹U+D83D›b");
  }

  @Test
  void keepsALineALine() {
    assertThat(SafeText.line("one\ntwo\r\nthree\tfour\u2028five\rsix"))
        .isEqualTo("one two three four five six");
  }

  @Test
  void keepsTheLinesOfABlock() {
    assertThat(SafeText.block("one\ntwo\r\nthree\rfour")).isEqualTo("one\ntwo\nthree\nfour");
  }

  @Test
  void cutsTowersOfMarks() {
    assertThat(SafeText.line("z" + "\u0301".repeat(50))).isEqualTo("z" + "\u0301".repeat(4));
  }

  @Test
  void cutsALineThatWouldStallTheWindowAndSaysSo() {
    String line = SafeText.line("👍".repeat(30_000));
    assertThat(line).hasSize(501).endsWith("👍…");
    assertThat(SafeText.block("x".repeat(30_000))).hasSize(30_000);
  }
}
