package io.surveyconsole.desktop.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;

/// What a window looks like, as a PNG file under `target/pictures`, for people to look at.
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "pictures");

  private Pictures() {}

  /// Every window that is open; on the JavaFX thread.
  public static int ofEveryWindow(String name) throws IOException {
    int number = 0;
    for (Window window : Window.getWindows()) {
      if (window.getScene() != null) {
        of(window.getScene(), name + "-" + number++);
      }
    }
    return number;
  }

  /// One scene; on the JavaFX thread.
  public static void of(Scene scene, String name) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name + ".png"), png(scene.snapshot(null)));
  }

  private static byte[] png(WritableImage image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new ByteArrayOutputStream();
    try (var packed = new DeflaterOutputStream(pixels)) {
      for (int y = 0; y < height; y++) {
        packed.write(0);
        for (int x = 0; x < width; x++) {
          int argb = image.getPixelReader().getArgb(x, y);
          packed.write(argb >> 16);
          packed.write(argb >> 8);
          packed.write(argb);
        }
      }
    }
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    var file = new ByteArrayOutputStream();
    var out = new DataOutputStream(file);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "IDAT", pixels.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
