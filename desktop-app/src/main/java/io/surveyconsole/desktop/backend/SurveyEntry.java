package io.surveyconsole.desktop.backend;

/// A survey that can be asked.
public record SurveyEntry(String id, String name) {}
