package io.surveyconsole.server.events;

/// A watching that somebody began and ends.
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
