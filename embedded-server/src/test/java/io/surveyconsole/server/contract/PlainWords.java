package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

/// Texts for people: no exception's name, no class, no stack.
final class PlainWords {
  private PlainWords() {}

  static void check(String text) {
    assertThat(text)
        .isNotBlank()
        .doesNotContainIgnoringCase("exception")
        .doesNotContain(
            "\tat ", "java.", "io.survey", "com.fasterxml", "org.h2", "jakarta", "Error:")
        .doesNotContainPattern("\\b[a-z]+\\.[a-z]+\\.[A-Z]\\w+")
        .doesNotContainPattern("(?<!is )\\bnull\\b");
  }
}
