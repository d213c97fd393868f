package io.surveyconsole.server.storage;

/// The store has failed or is closing: nothing more is stored until it is opened anew. What was not
/// confirmed before may or may not be there.
public final class StoreUnavailableException extends StoreException {
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
