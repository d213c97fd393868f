package io.surveyconsole.desktop.fx;

/// What long work tells of itself while it runs, and whether it is still wanted. From the thread
/// that works.
public interface Progress {
  /// Tells how much is done; as often as you like, the window takes the newest only.
  ///
  /// @param share 0–1
  void tell(double share);

  /// Goes on only while the work is wanted.
  ///
  /// @throws CancellationException once the operator has cancelled it
  void check();

  /// What ends a wait when the operator cancels, such as closing a stream that is read. Called at
  /// most once, from another thread, at once where it is cancelled already.
  void onCancel(Runnable stop);
}
