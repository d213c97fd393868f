package io.surveyconsole.desktop.conversations;

/// Whether the respondent is connected.
enum Presence {
  ANY,
  NOW,
  AWAY
}
