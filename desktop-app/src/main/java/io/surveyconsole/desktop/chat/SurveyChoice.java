package io.surveyconsole.desktop.chat;

/// A survey that can be tried.
public record SurveyChoice(String id, String name) {}
