package io.surveyconsole.server.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/// One respondent of the load, who answers when told to.
final class RespondentSocket extends WireSocket {

  /// What the socket tells the generator.
  interface Listener {
    void greeted(RespondentSocket socket);

    void replied(RespondentSocket socket);

    void closed(RespondentSocket socket);
  }

  private final int answers;
  private final Listener listener;
  private int sent;

  /// When the answer that is under way should have been sent, in nanoseconds.
  long intendedAt;

  /// @param answers how many it gives at most
  RespondentSocket(
      Selector selector, URI server, String conversation, int answers, Listener listener)
      throws IOException {
    super(selector, server, "/ws/" + conversation);
    this.answers = answers;
    this.listener = listener;
  }

  int sent() {
    return sent;
  }

  int answers() {
    return answers;
  }

  /// Sends the next answer, with an id of its own.
  void answer(long intended) {
    intendedAt = intended;
    sent++;
    send(
        "{\"content\":\"what comes to mind is number "
            + sent
            + "\",\"client_message_id\":\"m"
            + sent
            + "\"}");
  }

  /// The frames that matter are told apart by the letter after `{"type":"`.
  @Override
  void text(byte[] buffer, int offset, int length) {
    if (length < 12) {
      return;
    }
    switch (buffer[offset + 9]) {
      case 'h' -> listener.greeted(this);
      case 'm' -> listener.replied(this);
      case 'e' ->
          throw new IllegalStateException(
              new String(buffer, offset, length, StandardCharsets.UTF_8));
      default -> {}
    }
  }

  @Override
  void ended(int code) {
    listener.closed(this);
  }
}
