package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/// A real client that notes every callback in its order; the test reads them one after another.
final class RecordingClient implements Closeable {

  /// What the library told.
  sealed interface Event {
    record Opened(int status) implements Event {}

    record Frame(JsonNode json) implements Event {}

    record Closed(int code, String reason, boolean remote) implements Event {}
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>();
  private final List<Event> all = new CopyOnWriteArrayList<>();
  private final WebSocketClient client;

  private RecordingClient(URI address, Map<String, String> headers) {
    this.client = new Socket(address, headers);
    client.setConnectionLostTimeout(0);
    client.setTcpNoDelay(true);
  }

  /// Connects and waits for the upgrade.
  static RecordingClient open(URI address, Map<String, String> headers) {
    var client = connect(address, headers);
    assertThat(client.next()).isEqualTo(new Event.Opened(101));
    return client;
  }

  /// Connects over TLS and waits for the upgrade.
  static RecordingClient open(URI address, Map<String, String> headers, SSLContext tls) {
    var client = new RecordingClient(address, headers);
    client.client.setSocketFactory(tls.getSocketFactory());
    client.client.connect();
    assertThat(client.next()).isEqualTo(new Event.Opened(101));
    return client;
  }

  /// Connects; the upgrade may fail.
  static RecordingClient connect(URI address, Map<String, String> headers) {
    var recording = new RecordingClient(address, headers);
    recording.client.connect();
    return recording;
  }

  /// The next thing that happened.
  Event next() {
    try {
      Event event = unread.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
      return event != null ? event : fail("nothing more came after " + all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The next frame, which must be of this type.
  JsonNode expect(String type) {
    if (next() instanceof Event.Frame(var json) && json.path("type").asText().equals(type)) {
      if (type.equals("error")) {
        PlainWords.check(json.path("message").asText());
      }
      return json;
    }
    return fail("expected " + type + " as the last of " + all);
  }

  /// The next frames, which must be of these types, in this order.
  List<JsonNode> expectAll(String... types) {
    var frames = new ArrayList<JsonNode>();
    for (String type : types) {
      frames.add(expect(type));
    }
    return frames;
  }

  /// The next frame of this type; what comes before it is passed over.
  JsonNode skipTo(String type) {
    while (true) {
      switch (next()) {
        case Event.Frame(var json) -> {
          if (json.path("type").asText().equals(type)) {
            return json;
          }
        }
        case Event.Opened _ -> {}
        case Event.Closed closed -> fail("closed before any " + type + ": " + closed);
      }
    }
  }

  /// The end, which must come next.
  Event.Closed expectClose(int code) {
    if (next() instanceof Event.Closed closed) {
      assertThat(closed.code()).as("%s", all).isEqualTo(code);
      return closed;
    }
    return fail("expected a close as the last of " + all);
  }

  /// The frames and the end of a connection that the server closes.
  List<Event> untilClosed() {
    var events = new ArrayList<Event>();
    do {
      events.add(next());
    } while (!(events.getLast() instanceof Event.Closed));
    return events;
  }

  /// Every frame so far, read or not.
  List<JsonNode> frames() {
    var frames = new ArrayList<JsonNode>();
    for (Event event : all) {
      if (event instanceof Event.Frame(var json)) {
        frames.add(json);
      }
    }
    return frames;
  }

  boolean closed() {
    return !all.isEmpty() && all.getLast() instanceof Event.Closed;
  }

  /// Shows that nothing is under way: a heartbeat is answered next.
  void expectSilence() {
    send("{\"type\":\"heartbeat\"}");
    expect("heartbeat");
  }

  void answer(String content) {
    send(object().put("content", content));
  }

  void answer(String content, String clientMessageId) {
    send(object().put("content", content).put("client_message_id", clientMessageId));
  }

  void send(ObjectNode json) {
    client.send(json.toString());
  }

  void send(String text) {
    client.send(text);
  }

  WebSocketClient raw() {
    return client;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    client.close();
  }

  private void note(Event event) {
    all.add(event);
    unread.add(event);
  }

  private final class Socket extends WebSocketClient {
    Socket(URI address, Map<String, String> headers) {
      super(address, headers);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      note(new Event.Opened(handshake.getHttpStatus()));
    }

    @Override
    public void onMessage(String message) {
      try {
        note(new Event.Frame(MAPPER.readTree(message)));
      } catch (JsonProcessingException e) {
        note(new Event.Frame(object().put("type", "no JSON").put("text", message)));
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      note(new Event.Closed(code, reason, remote));
    }

    @Override
    public void onError(Exception e) {
      // what matters follows as a close
    }
  }
}
