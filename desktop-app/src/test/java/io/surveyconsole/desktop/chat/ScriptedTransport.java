package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transport whose other side is the test.
final class ScriptedTransport implements ChatTransport {
  final List<Line> lines = new ArrayList<>();

  @Override
  public ChatConnection open(URI address, @Nullable Secret token, Consumer<TransportEvent> events) {
    var line = new Line(address, token, events);
    lines.add(line);
    return line;
  }

  Line last() {
    return lines.getLast();
  }

  static final class Line implements ChatConnection {
    final URI address;
    final @Nullable Secret token;
    final Consumer<TransportEvent> events;
    final List<String> sent = new ArrayList<>();
    boolean hungUp;
    boolean broken;

    Line(URI address, @Nullable Secret token, Consumer<TransportEvent> events) {
      this.address = address;
      this.token = token;
      this.events = events;
    }

    @Override
    public boolean send(String text) {
      if (broken) {
        return false;
      }
      sent.add(text);
      return true;
    }

    @Override
    public void hangUp() {
      hungUp = true;
    }

    Line opens() {
      events.accept(new TransportEvent.Opened());
      return this;
    }

    Line says(ServerMessage message) {
      return says(new ProtocolCodec().encode(message));
    }

    Line says(String frame) {
      events.accept(new TransportEvent.Received(frame));
      return this;
    }

    Line ends(TransportEvent.Ended end) {
      events.accept(end);
      return this;
    }

    Line closes(int code) {
      return ends(new TransportEvent.Closed(code, "", true));
    }
  }
}
