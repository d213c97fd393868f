package io.surveyconsole.desktop.audit;

/// How far back what is shown goes.
enum Reach {
  /// There is more before it.
  MORE,
  /// To the first entry there is.
  BEGINNING,
  /// As far as is kept here; before it there is more, or was.
  CUT
}
