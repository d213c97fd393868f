package io.surveyconsole.server.storage;

/// What was to be stored is there already, under the same id.
public final class DuplicateException extends StoreException {
  public DuplicateException(String message) {
    super(message);
  }

  public DuplicateException(String message, Throwable cause) {
    super(message, cause);
  }
}
