package io.surveyconsole.desktop.transcript;

import java.time.Instant;

/// Something that happened to the conversation's connections, in words that are safe to show.
record Mark(Instant at, String words) {}
