package io.surveyconsole.desktop.fx;

import java.time.Instant;

/// Whether what is shown is still true.
public sealed interface Liveness {
  /// No server is running: nothing is expected.
  record Off() implements Liveness {}

  /// The first picture is on its way.
  record Arriving() implements Liveness {}

  /// Every change arrives.
  record Live() implements Liveness {}

  /// Changes do not arrive; what is shown may be old.
  record Lost(Instant since) implements Liveness {}
}
