package io.surveyconsole.server.storage;

/// Too much waits to be stored. Nothing of this was stored; a little later it may be.
public final class StoreBusyException extends StoreException {
  public StoreBusyException(String message) {
    super(message);
  }
}
