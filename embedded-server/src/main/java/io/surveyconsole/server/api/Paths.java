package io.surveyconsole.server.api;

/// Where the server is spoken to.
public final class Paths {
  /// The respondent's WebSocket, without the conversation's id.
  public static final String RESPONDENT_SOCKET = "/ws/";

  /// The console's live feed.
  public static final String FEED = "/admin/feed";

  private Paths() {}
}
