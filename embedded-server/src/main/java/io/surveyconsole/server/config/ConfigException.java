package io.surveyconsole.server.config;

import java.util.List;

/// The settings cannot be used. Every problem is named, each with its source.
public final class ConfigException extends Exception {
  private final List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /// One line a problem: which setting, from where, what is wrong, what to do.
  public List<String> problems() {
    return problems;
  }
}
