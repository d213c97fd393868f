package io.surveyconsole.server;

/// The server could not start. Nothing of it is left running.
public final class StartFailure extends Exception {

  /// What stood in the way.
  public enum Kind {
    /// The certificate or its key cannot be used.
    CERTIFICATE_UNUSABLE(2),
    /// The address to listen on is none of this machine's.
    ADDRESS_UNUSABLE(2),
    /// Another program listens on the port, or nobody may.
    PORT_TAKEN(3),
    /// Another process has the data folder.
    DATA_FOLDER_LOCKED(4),
    /// The data folder cannot be made or written.
    DATA_FOLDER_UNUSABLE(4),
    /// The database file is damaged or not ours; it was left as it is.
    DATABASE_DAMAGED(4),
    /// The database is encrypted, and its key is not to be had or another's.
    DATABASE_KEY(4),
    /// Another node writes to the database.
    DATABASE_IN_USE(4),
    /// The database server does not answer or refuses.
    DATABASE_UNREACHABLE(4);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /// The exit code of a command that ends for it.
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final String explanation;
  private final String remedy;

  public StartFailure(Kind kind, String explanation, String remedy, Throwable cause) {
    super(explanation + " " + remedy, cause);
    this.kind = kind;
    this.explanation = explanation;
    this.remedy = remedy;
  }

  public Kind kind() {
    return kind;
  }

  /// What happened, in plain words.
  public String explanation() {
    return explanation;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
