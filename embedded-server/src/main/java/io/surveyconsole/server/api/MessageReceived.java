package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// The message is stored.
///
/// @param status `message received`
/// @param duplicate true where it had been stored before, else absent
public record MessageReceived(String status, long seq, @Nullable Boolean duplicate) {}
