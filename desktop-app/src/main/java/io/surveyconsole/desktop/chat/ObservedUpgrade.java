package io.surveyconsole.desktop.chat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.IncompleteHandshakeException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/// The standard's WebSocket draft, which also tells with which HTTP status a server refused: the
/// library itself turns every refusal into close code 1002 and drops the headers.
final class ObservedUpgrade extends Draft_6455 {
  private static final Pattern STATUS = Pattern.compile("^HTTP/\\d\\.\\d (\\d{3})\\b");
  private static final Pattern RETRY_AFTER =
      Pattern.compile("\\r\\nretry-after: *(\\d{1,6}) *\\r\\n", Pattern.CASE_INSENSITIVE);
  private static final int MAX_HEADERS = 16 * 1024;

  private final BiConsumer<Integer, @Nullable Duration> refused;
  private final int maxFrameSize;

  /// @param maxFrameSize bytes of payload above which a frame closes the connection with 1009
  /// @param refused hears the HTTP status, 0 where the answer was no HTTP, and `Retry-After`
  ObservedUpgrade(int maxFrameSize, BiConsumer<Integer, @Nullable Duration> refused) {
    super(List.of(), List.of(new Protocol("")), maxFrameSize);
    this.maxFrameSize = maxFrameSize;
    this.refused = refused;
  }

  @Override
  public Handshakedata translateHandshake(ByteBuffer answer) throws InvalidHandshakeException {
    String head = StandardCharsets.ISO_8859_1.decode(answer.duplicate()).toString();
    var status = STATUS.matcher(head);
    if (status.find()) {
      int code = Integer.parseInt(status.group(1));
      if (code != 101) {
        if (!head.contains("\r\n\r\n") && head.length() < MAX_HEADERS) {
          // The headers that say when to come again may be still on their way.
          throw new IncompleteHandshakeException();
        }
        refused.accept(code, retryAfter(head));
      }
    }
    return super.translateHandshake(answer);
  }

  // The library copies the draft that it is given and works with the copy.
  @Override
  public Draft copyInstance() {
    return new ObservedUpgrade(maxFrameSize, refused);
  }

  private static @Nullable Duration retryAfter(String head) {
    var header = RETRY_AFTER.matcher(head);
    return header.find() ? Duration.ofSeconds(Long.parseLong(header.group(1))) : null;
  }
}
