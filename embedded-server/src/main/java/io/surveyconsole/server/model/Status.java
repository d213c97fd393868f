package io.surveyconsole.server.model;

import java.util.Locale;

/// Where a conversation is in its life.
public enum Status {
  /// A question is open.
  ACTIVE,
  /// Every question is behind.
  COMPLETED,
  /// An operator ended it while a question was open, and may reopen it.
  ENDED;

  /// Its name on the wire and in the database.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status with this name.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Status ofWireName(String name) {
    for (Status status : values()) {
      if (status.wireName().equals(name)) {
        return status;
      }
    }
    throw new IllegalArgumentException("there is no status \"" + name + "\"");
  }
}
