package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

/// Tells a disk that fails from files that are damaged.
public final class DiskErrors {
  private DiskErrors() {}

  /// Whether the system refused to read or write. A file that is shorter than it should be is
  /// damage.
  public static boolean caused(Throwable e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .anyMatch(cause ->
            cause instanceof IOException
                && !(cause instanceof EOFException)
                && !(cause instanceof Journal.DamagedException));
  }
}
