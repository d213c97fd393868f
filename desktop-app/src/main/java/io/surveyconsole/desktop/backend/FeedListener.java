package io.surveyconsole.desktop.backend;

import io.surveyconsole.server.api.FeedMessage;

/// Takes part in the live feed; every call on the JavaFX thread.
public interface FeedListener {
  /// A new picture begins: what is known is to be confirmed by what follows.
  void begin();

  /// The newest state of what has changed.
  void apply(FeedMessage.Changes changes);

  /// The picture is complete; what follows is news.
  ///
  /// @param stored how many conversations there are, of which the feed brings the newest
  void complete(long stored);
}
