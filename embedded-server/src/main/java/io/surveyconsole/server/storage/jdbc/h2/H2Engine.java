package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.Folders;
import io.surveyconsole.server.storage.OwnerOnly;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.OpenDatabase;
import io.surveyconsole.server.storage.jdbc.SqlErrors;
import io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import io.surveyconsole.server.storage.jdbc.h2.disk.JournalCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps everything in one H2 file in a folder, with a [Journal] of what that file may not have
/// yet; both encrypted where that is wanted.
///
/// The file is a [DoubleWriteFile]: on the disk it always is what it was at the last checkpoint.
/// Opening it runs again what the journal has beyond that.
public final class H2Engine implements Engine {
  private static final Logger log = LoggerFactory.getLogger(H2Engine.class);
  private static final String FILE_NAME = "survey-console";
  private static final String FRESH_NAME = "survey-console-new";
  private static final String ENDING = ".mv.db";
  private static final String JOURNAL_NAME = "survey-console.journal";
  private static final String COUNTS_READERS = "org.h2.mvstore.MVStore";

  /// H2 closes a database whose file fails.
  private static final Set<Integer> GONE =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1);

  private final String folder;
  private final DatabaseKeys keys;
  private final Checkpoints.Pace pace;

  /// @param folder absolute; may begin with the scheme of one of H2's file systems
  /// @param keys whether it is encrypted; one that is not as wanted is made so when it is opened
  public H2Engine(String folder, DatabaseKeys keys) {
    this(folder, keys, Checkpoints.Pace.USUAL);
  }

  /// @param pace of the checkpoints
  H2Engine(String folder, DatabaseKeys keys, Checkpoints.Pace pace) {
    this.folder = folder;
    this.keys = keys;
    this.pace = pace;
    FilePath.register(new DoubleWritePath());
    // Where a failure has made H2 lose count of who reads, whoever begins a statement would spin
    // for ever; with its own assertion they get an error.
    H2Engine.class.getClassLoader().setClassAssertionStatus(COUNTS_READERS, true);
  }

  @Override
  public boolean meansGone(Throwable failure) {
    return SqlErrors.causes(failure)
        .anyMatch(
            sql -> GONE.contains(sql.getErrorCode()) || sql.getCause() instanceof AssertionError);
  }

  @Override
  public String advice() {
    return "Look at the disk, and whether there is space in the data folder.";
  }

  @Override
  public OpenDatabase open(OnFailure onFailure) {
    FilePath file = FilePath.get(folder + "/" + FILE_NAME + ENDING);
    boolean isNew = !file.exists();
    Secret key;
    if (isNew) {
      key = keys.wanted() ? keys.existingOrNew() : null;
      create(file, key);
    } else {
      fresh(); // what a change of encryption that was interrupted has left
      key = lookBeforeWriting(file);
      if ((key != null) != keys.wanted()) {
        key = changeEncryption(file, key);
      }
    }
    return settled(file, key).start(isNew, pace, onFailure);
  }

  private SettledH2 settled(FilePath file, @Nullable Secret key) {
    keepToOurselves(
        FILE_NAME + ENDING,
        FILE_NAME + ENDING + ".pages",
        JOURNAL_NAME + "-1",
        JOURNAL_NAME + "-2");
    var source =
        new Source(
            DoubleWritePath.SCHEME + ":" + folder + "/" + FILE_NAME,
            file,
            key,
            H2File.settings(pace.retentionMillis()));
    var cipher = key == null ? null : new JournalCipher(key.value());
    return SettledH2.open(file, source, () -> Journal.open(journal(), cipher), pace.unsaved());
  }

  private String journal() {
    return folder + "/" + JOURNAL_NAME;
  }

  /// Makes an empty database under another name and gives it its own when it is whole: a file of
  /// this name always holds our tables, so one that does not is damaged.
  private void create(FilePath file, @Nullable Secret key) {
    try {
      FilePath fresh = fresh();
      keepToOurselves(FRESH_NAME + ENDING);
      var source = new Source(folder + "/" + FRESH_NAME, file, key, "WRITE_DELAY=0");
      try (Connection connection = source.connect()) {
        source.migrate();
        try (Statement statement = connection.createStatement()) {
          statement.execute("CHECKPOINT SYNC");
        }
      }
      DoubleWritePath.deletePages(file);
      replace(file, fresh);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StoreOpenException(
          StoreOpenException.Kind.UNUSABLE,
          "The database " + file + " cannot be made.",
          "See that you may write there and that there is space.",
          e);
    }
  }

  /// Where a database is made that takes the place of another, or of none. Nothing is there.
  private FilePath fresh() {
    FilePath fresh = FilePath.get(folder + "/" + FRESH_NAME + ENDING);
    if (fresh.exists()) {
      fresh.delete();
    }
    return fresh;
  }

  /// Gives a database the name of the one it takes the place of. What belonged to that one is gone
  /// for certain before: it must never be taken for a part of this one.
  private void replace(FilePath file, FilePath fresh) throws IOException {
    forceFolder();
    fresh.moveTo(file, true);
    forceFolder();
  }

  /// Files that are made here are their owner's alone, also where the folder is not.
  private void keepToOurselves(String... names) {
    if (!FilePath.get(folder).getScheme().equals("file")) {
      return;
    }
    for (String name : names) {
      try {
        OwnerOnly.make(Path.of(folder, name));
      } catch (IOException e) {
        throw Problems.opening(FilePath.get(folder + "/" + name), e);
      }
    }
  }

  /// Makes durable which files there are, where the system can.
  private void forceFolder() throws IOException {
    if (FilePath.get(folder).getScheme().equals("file")) {
      Folders.force(Path.of(folder));
    }
  }

  /// Looks at an existing file for reading only: of a file whose pages are gone H2 would otherwise
  /// make an empty database, and write over what somebody might still rescue.
  ///
  /// @return its key, null if it is not encrypted
  private @Nullable Secret lookBeforeWriting(FilePath file) {
    Secret key = null;
    try {
      DoubleWritePath.finish(file);
      if (file.size() > 0 && DatabaseFile.isEncrypted(file)) {
        key = keys.existing();
        if (!new DatabaseFile(file, key).isReadable()) {
          throw Problems.wrongKey(file, keys.place());
        }
      }
      if (file.size() == 0 || !new DatabaseFile(file, key).isWhole()) {
        throw Problems.damaged(file, null);
      }
    } catch (IOException e) {
      throw Problems.opening(file, e);
    }
    var source =
        new Source(folder + "/" + FILE_NAME, file, key, "IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from \"flyway_schema_history\"");
      statement.execute("select count(*) from survey_version");
    } catch (SQLException e) {
      throw Problems.damaged(file, e);
    }
    return key;
  }

  /// Encrypts a database that is not, or decrypts one that is. At every moment one of both is
  /// there, whole.
  ///
  /// @return the key it has now, null for none
  private @Nullable Secret changeEncryption(FilePath file, @Nullable Secret before) {
    Secret after = keys.wanted() ? keys.existingOrNew() : null;
    settled(file, before).close(); // so that the file has what the journal has
    try {
      FilePath fresh = fresh();
      keepToOurselves(FRESH_NAME + ENDING);
      var copy = new DatabaseFile(fresh, after);
      new DatabaseFile(file, before).copyTo(copy);
      if (!copy.isReadable() || !copy.isWhole()) {
        throw new IOException("the copy of the database is not whole");
      }
      Journal.delete(journal());
      DoubleWritePath.deletePages(file);
      replace(file, fresh);
    } catch (IOException e) {
      fresh(); // it takes room, and may be readable
      throw Problems.opening(file, e);
    }
    log.info("The database is {} now", after == null ? "not encrypted any more" : "encrypted");
    return after;
  }
}
