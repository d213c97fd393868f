package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/// Reads and writes that do not stop half way.
final class Channels {
  private Channels() {}

  /// The bytes that stand there, ready to be read.
  ///
  /// @throws EOFException if the file ends before
  static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    readFully(file, buffer, position);
    return buffer.flip();
  }

  /// Fills the buffer.
  ///
  /// @throws EOFException if the file ends before
  static void readFully(FileChannel file, ByteBuffer target, long position) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = file.read(target, at);
      if (count < 0) {
        throw new EOFException("the file ends at " + at);
      }
      at += count;
    }
  }

  /// Writes the whole buffer.
  static void writeFully(FileChannel file, ByteBuffer source, long position) throws IOException {
    long at = position;
    while (source.hasRemaining()) {
      at += file.write(source, at);
    }
  }

  /// The CRC-32C of what remains of the buffer, which is read.
  static int checksum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
