package io.surveyconsole.server.storage.jdbc.h2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements of a batch with their parameters, as bytes: a batch that is run again from them
/// does the same. Each text stands once in a batch.
final class StatementLog {
  private static final int NEW_TEXT = -1;

  /// What runs a statement of the log.
  interface Runner {
    void run(String sql, @Nullable Object[] parameters) throws SQLException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Map<String, Integer> texts = new HashMap<>();

  /// Notes a statement.
  void add(String sql, @Nullable Object... parameters) {
    try {
      Integer known = texts.putIfAbsent(sql, texts.size());
      if (known == null) {
        out.writeShort(NEW_TEXT);
        write(sql);
      } else {
        out.writeShort(known);
      }
      out.writeByte(parameters.length);
      for (Object parameter : parameters) {
        write(parameter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  private void write(@Nullable Object parameter) throws IOException {
    switch (parameter) {
      case null -> out.writeByte('0');
      case String text -> {
        out.writeByte('S');
        write(text);
      }
      case Long number -> {
        out.writeByte('L');
        out.writeLong(number);
      }
      case Integer number -> {
        out.writeByte('I');
        out.writeInt(number);
      }
      case Boolean flag -> out.writeByte(flag ? 'T' : 'F');
      case byte[] raw -> {
        out.writeByte('B');
        out.writeInt(raw.length);
        out.write(raw);
      }
      case Instant time -> {
        out.writeByte('Z');
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
      }
      default ->
          throw new IllegalArgumentException("cannot log a " + parameter.getClass().getName());
    }
  }

  private void write(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /// Everything noted since the last [#clear].
  ByteBuffer content() {
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  void clear() {
    bytes.reset();
    texts.clear();
  }

  /// Runs what was noted, in order.
  static void replay(ByteBuffer content, Runner runner) throws IOException, SQLException {
    var in =
        new DataInputStream(
            new ByteArrayInputStream(
                content.array(), content.arrayOffset() + content.position(), content.remaining()));
    List<String> texts = new ArrayList<>();
    while (in.available() > 0) {
      int text = in.readShort();
      if (text == NEW_TEXT) {
        text = texts.size();
        texts.add(readText(in));
      }
      @Nullable Object[] parameters = new @Nullable Object[in.readUnsignedByte()];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = read(in);
      }
      runner.run(texts.get(text), parameters);
    }
  }

  private static @Nullable Object read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case '0' -> null;
      case 'S' -> readText(in);
      case 'B' -> in.readNBytes(in.readInt());
      case 'L' -> in.readLong();
      case 'I' -> in.readInt();
      case 'T' -> true;
      case 'F' -> false;
      case 'Z' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      default -> throw new IOException("unknown kind of parameter " + kind);
    };
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
