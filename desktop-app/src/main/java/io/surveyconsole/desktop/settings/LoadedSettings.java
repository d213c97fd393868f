package io.surveyconsole.desktop.settings;

/// The settings as the console starts with them.
///
/// @param trouble what the operator must know of how they were found; empty where all is well
public record LoadedSettings(SettingsFile file, Settings settings, String trouble) {}
