package io.surveyconsole.server.config;

import java.time.Duration;

/// What a respondent's client may do at most.
///
/// @param contentChars how many code points an answer may have
/// @param messagesPerConversation how many messages a conversation may have before only what
///   answers its question is stored
/// @param messageBytes how big a message from a client may be
/// @param messagesPerSecond how many messages a connection may send in the long run; in a burst
///   four times as many
/// @param connections how many respondents' connections may be open
/// @param connectionsPerConversation how many of them in one conversation
/// @param connectionsPerAddress how many of them from one address; 0 for as many as it likes
/// @param idle how long a connection may go without a message or heartbeat
public record Limits(
    int contentChars,
    int messagesPerConversation,
    int messageBytes,
    int messagesPerSecond,
    int connections,
    int connectionsPerConversation,
    int connectionsPerAddress,
    Duration idle) {
  private static final int BURST = 4;

  /// In which [#windowBytes] may come.
  public static final int WINDOW_SECONDS = 5;

  /// The limits that hold where nobody sets others.
  public static Limits usual() {
    return new Limits(4_000, 1_000, 65_536, 5, 10_000, 8, 0, Duration.ofMinutes(15));
  }

  /// How many bytes a connection may send in [#WINDOW_SECONDS], in whatever frames: as many as the
  /// largest messages would take that it may send.
  public long windowBytes() {
    return (long) messageBytes * ((long) messagesPerSecond * WINDOW_SECONDS + burst());
  }

  /// How many messages a connection that was quiet for a while may send at once.
  public int burst() {
    return (int) Math.min(Integer.MAX_VALUE, (long) messagesPerSecond * BURST);
  }
}
