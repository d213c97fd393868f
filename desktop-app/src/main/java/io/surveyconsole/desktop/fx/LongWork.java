package io.surveyconsole.desktop.fx;

/// Work that takes long enough to tell how far it is, and to be cancelled.
@FunctionalInterface
public interface LongWork<T> {
  T run(Progress progress) throws Exception;
}
