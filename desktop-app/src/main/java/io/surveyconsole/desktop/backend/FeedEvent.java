package io.surveyconsole.desktop.backend;

import io.surveyconsole.server.api.FeedMessage;
import java.time.Instant;

/// What happens on the line of the live feed.
sealed interface FeedEvent {
  record Received(FeedMessage message) implements FeedEvent {}

  /// The line broke, or could not be opened; it is tried again.
  record Broken(Instant at) implements FeedEvent {}
}
