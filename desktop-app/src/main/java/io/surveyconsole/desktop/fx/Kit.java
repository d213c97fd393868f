package io.surveyconsole.desktop.fx;

import io.surveyconsole.desktop.settings.SettingsModel;

/// What nearly every view needs.
///
/// @param settings what is remembered from run to run
/// @param notices where the operator is told what has happened
public record Kit(
    Ticker ticker,
    Times times,
    Tasks tasks,
    Copying copying,
    SettingsModel settings,
    Notices notices) {

  /// For a view that stands alone: it remembers nothing after this run and tells nobody.
  public Kit(Ticker ticker, Times times, Tasks tasks, Copying copying) {
    this(ticker, times, tasks, copying, SettingsModel.forThisRun(), Notices.none());
  }
}
