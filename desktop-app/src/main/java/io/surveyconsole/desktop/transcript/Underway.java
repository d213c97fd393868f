package io.surveyconsole.desktop.transcript;

import org.jspecify.annotations.Nullable;

/// A message on its way to the store. Two with the same words are two.
public final class Underway {
  private final String content;
  private final @Nullable String operator;
  private long seq;

  Underway(String content, @Nullable String operator) {
    this.content = content;
    this.operator = operator;
  }

  String content() {
    return content;
  }

  /// Who sends it.
  @Nullable String operator() {
    return operator;
  }

  /// It has this number now.
  void storedAs(long number) {
    seq = number;
  }

  /// Its number; 0 while it has none.
  long seq() {
    return seq;
  }
}
