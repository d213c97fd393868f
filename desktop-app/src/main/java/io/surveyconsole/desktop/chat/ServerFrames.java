package io.surveyconsole.desktop.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.ServerMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/// Reads what a server sends. A frame with a part missing that the protocol demands is no message.
final class ServerFrames {
  private final ProtocolCodec codec;
  private final JsonFactory json = new JsonFactory();

  ServerFrames(ProtocolCodec codec) {
    this.codec = codec;
  }

  /// The message, or nothing where the frame is none that this protocol knows.
  Optional<ServerMessage> read(String text) {
    return Optional.ofNullable(codec.decodeServer(text)).filter(ServerFrames::isWhole);
  }

  /// The frame's `type` as it came, if it is an object and has one.
  Optional<String> typeOf(String text) {
    try (JsonParser parser = json.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isType = parser.currentName().equals("type");
        JsonToken value = parser.nextToken();
        if (isType) {
          return value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  // JSON may leave out what the records promise.
  private static boolean isWhole(ServerMessage message) {
    return switch (message) {
      case ServerMessage.State state ->
          there(state.conversation(), state.survey(), state.customer())
              && there(
                  state.conversation().status(), state.survey().name(), state.customer().name());
      case ServerMessage.History history ->
          history.messages().stream()
              .allMatch(entry -> there(entry.sender(), entry.content(), entry.timestamp()));
      case ServerMessage.Message said -> there(said.sender(), said.content(), said.timestamp());
      case ServerMessage.Ack ack -> there(ack.clientMessageId()) && ack.seq() > 0;
      case ServerMessage.Resumed resumed -> there(resumed.currentQuestion(), resumed.message());
      case ServerMessage.Completed completed -> there(completed.message());
      case ServerMessage.Failure failure -> there(failure.message());
      case ServerMessage.ReconnectSuccess success -> there(success.message());
      case ServerMessage.Heartbeat _, ServerMessage.Restarting _ -> true;
    };
  }

  private static boolean there(Object... parts) {
    for (Object part : parts) {
      if (Objects.isNull(part)) {
        return false;
      }
    }
    return true;
  }
}
