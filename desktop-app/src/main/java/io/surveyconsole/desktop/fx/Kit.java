package io.surveyconsole.desktop.fx;

/// What nearly every view needs.
public record Kit(Ticker ticker, Times times, Tasks tasks, Copying copying) {}
