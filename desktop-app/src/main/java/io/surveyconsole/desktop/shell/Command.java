package io.surveyconsole.desktop.shell;

/// Something the operator can ask for by name.
///
/// @param title what it is called; safe to show
/// @param kind of what sort it is, in a word
/// @param shortcut the keys that do the same; empty for none
record Command(String title, String kind, String shortcut, Runnable run) {}
