package io.surveyconsole.server.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/// Messages of the respondent's protocol to and from JSON text. Immutable; any thread.
public final class ProtocolCodec {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ID = 64;

  private final ObjectWriter writer;
  private final ObjectReader serverMessages;
  private final ObjectReader trees;

  public ProtocolCodec() {
    // Its buffers are kept by thread unless told otherwise, and a virtual thread is new every time.
    var factory =
        JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();
    var mapper =
        JsonMapper.builder(factory)
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    this.writer = mapper.writerFor(ServerMessage.class);
    this.serverMessages = mapper.readerFor(ServerMessage.class);
    this.trees = mapper.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /// A server's message as JSON text.
  public String encode(ServerMessage message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + message.getClass().getSimpleName(), e);
    }
  }

  /// A client's message as JSON text.
  ///
  /// @throws IllegalArgumentException for a message that is unreadable: it has no text
  public String encode(ClientMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (message) {
      case ClientMessage.Said said -> {
        json.put("content", said.content());
        if (said.clientMessageId() != null) {
          json.put("client_message_id", said.clientMessageId());
        }
      }
      case ClientMessage.ReconnectConfirm _ -> json.put("type", "reconnect_confirm");
      case ClientMessage.Heartbeat _ -> json.put("type", "heartbeat");
      case ClientMessage.Unreadable unreadable ->
          throw new IllegalArgumentException(unreadable.problem());
    }
    return json.toString();
  }

  /// What a client sent. Whatever is no message of the protocol is [ClientMessage.Unreadable],
  /// never an exception.
  public ClientMessage decodeClient(String text) {
    JsonNode json;
    try {
      json = trees.readTree(text);
    } catch (JsonProcessingException e) {
      return new ClientMessage.Unreadable(
          "This is not JSON. Send an object such as {\"content\":\"your answer\"}.");
    }
    if (!json.isObject()) {
      return new ClientMessage.Unreadable(
          "Send a JSON object such as {\"content\":\"your answer\"}.");
    }
    JsonNode type = json.get("type");
    if (type == null || type.isNull()) {
      return said(json);
    }
    if (!type.isTextual()) {
      return new ClientMessage.Unreadable("\"type\" must be a string.");
    }
    return switch (type.textValue()) {
      case "message" -> said(json);
      case "reconnect_confirm" -> new ClientMessage.ReconnectConfirm();
      case "heartbeat" -> new ClientMessage.Heartbeat();
      default ->
          new ClientMessage.Unreadable(
              "This \"type\" is unknown. Known are message, reconnect_confirm and heartbeat.");
    };
  }

  /// What a server sent, or null where it is no message that this protocol knows.
  public @Nullable ServerMessage decodeServer(String text) {
    try {
      return serverMessages.readValue(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// Whether a text can be a client's id of a message: 1 to 64 UTF-16 units, no NUL and no half of
  /// a character.
  public static boolean isClientMessageId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID
        && text.indexOf('\0') < 0
        && WellFormed.text(text);
  }

  private static ClientMessage said(JsonNode json) {
    JsonNode content = json.get("content");
    if (content == null || content.isNull()) {
      return new ClientMessage.Unreadable("\"content\" is missing: it carries the answer.");
    }
    if (!content.isTextual()) {
      return new ClientMessage.Unreadable("\"content\" must be a string.");
    }
    JsonNode id = json.get("client_message_id");
    if (id == null || id.isNull()) {
      return new ClientMessage.Said(content.textValue(), null);
    }
    if (!id.isTextual() || !isClientMessageId(id.textValue())) {
      return new ClientMessage.Unreadable(
          "\"client_message_id\" must be a string of 1 to " + MAX_ID + " characters.");
    }
    return new ClientMessage.Said(content.textValue(), id.textValue());
  }
}
