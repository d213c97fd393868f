package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.h2.disk.DiskErrors;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why an H2 database cannot be opened, in words.
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static StoreOpenException inUse(FilePath file, Exception e) {
    return new StoreOpenException(
        StoreOpenException.Kind.LOCKED,
        "The database " + file + " is in use by another program.",
        "Close that program, or choose another folder with --data.",
        e);
  }

  /// A disk that fails is no damage: the same files may open once it works again.
  static StoreOpenException opening(FilePath file, Exception e) {
    if (e instanceof StoreOpenException told) {
      return told;
    }
    if (e instanceof Journal.DamagedException) {
      log.error("Cannot open the journal of {}", file, e);
      return new StoreOpenException(
          StoreOpenException.Kind.DAMAGED,
          "The journal beside " + file + " is damaged or belongs to another database.",
          "Both were left untouched. Put back the files that belong together. Where there are none,"
              + " move the two journal files elsewhere and keep them: the database alone lacks only"
              + " what was answered last.",
          e);
    }
    if (DiskErrors.caused(e)) {
      return new StoreOpenException(
          StoreOpenException.Kind.UNUSABLE,
          "The database " + file + " cannot be read or written now.",
          "See that there is space and that the disk works; nothing in it was lost.",
          e);
    }
    return damaged(file, e);
  }

  static StoreOpenException wrongKey(FilePath file, String place) {
    return new StoreOpenException(
        StoreOpenException.Kind.NO_KEY,
        "The database " + file + " cannot be opened with the key in " + place + ".",
        "Nothing was changed. Put back the key that was made for this database; if it is that one,"
            + " the database is damaged: put a backup in its place.",
        null);
  }

  static StoreOpenException damaged(FilePath file, @Nullable Exception cause) {
    if (cause != null) {
      log.error("Cannot open {}", file, cause);
    }
    return new StoreOpenException(
        StoreOpenException.Kind.DAMAGED,
        "The database " + file + " is damaged or is not a Survey Console database.",
        "It was left untouched. Put a backup in its place, or move it away to begin with an empty"
            + " one.",
        cause);
  }
}
