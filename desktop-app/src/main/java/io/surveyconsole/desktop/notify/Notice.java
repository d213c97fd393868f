package io.surveyconsole.desktop.notify;

import io.surveyconsole.desktop.fx.Undo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the operator was told.
///
/// @param number counts what was told in this run
/// @param words safe to show
/// @param errorId finds the same event in a log; empty where nothing went wrong
/// @param cause the class of what went wrong inside; empty where nothing did
/// @param undo takes it back; null where there is no way
public record Notice(
    long number,
    Instant at,
    Kind kind,
    String words,
    String errorId,
    String cause,
    @Nullable Undo undo) {
  /// How bad it is.
  public enum Kind {
    INFO,
    WARNING,
    ERROR
  }
}
