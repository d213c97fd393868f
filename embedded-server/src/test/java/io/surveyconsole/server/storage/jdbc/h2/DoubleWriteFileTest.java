package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;

/// A file that changes only whole, whatever is killed or cut off while it changes.
class DoubleWriteFileTest {
  static {
    FilePath.register(new DoubleWritePath());
  }

  private static final int BLOCK = 4_096;
  private static final int BLOCKS = 3;

  /// More than a force, or what finishes it, consists of.
  private static final int OPERATIONS = 14;

  private static final int SEEDS = 12;

  @Test
  void isOldOrNewAfterAPowerCut() throws IOException {
    Set<Byte> seen = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      for (int cut = 0; cut < OPERATIONS; cut++) {
        var disk = changedUntil("cut-" + seed + "-" + cut, seed, cut);
        disk.powerUp();
        seen.add(whole(disk));
      }
    }
    assertThat(seen).containsExactlyInAnyOrder((byte) 'A', (byte) 'B');
  }

  /// A killed process leaves what it wrote and had not forced; whoever finishes that must not trust
  /// that it stays.
  @Test
  void isOldOrNewWhenThePowerIsCutWhileAKilledChangeIsFinished() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (int kill = 0; kill < OPERATIONS; kill++) {
        for (int cut = 0; cut < OPERATIONS; cut++) {
          var disk = changedUntil("kill-" + seed + "-" + kill + "-" + cut, seed, kill);
          disk.heal();
          disk.trouble(SimulatedDisk.Trouble.POWER_CUT, cut);
          try {
            DoubleWritePath.finish(base(disk));
          } catch (IOException e) {
            // the power is off
          }
          disk.powerUp();
          whole(disk);
        }
      }
    }
  }

  /// A file of As that is becoming one of Bs when everything ends.
  private static SimulatedDisk changedUntil(String name, int seed, int operations)
      throws IOException {
    var disk = new SimulatedDisk(name, new Random(seed), true);
    try (FileChannel file = FilePath.get(DoubleWritePath.SCHEME + ":" + base(disk)).open("rw")) {
      fill(file, 'A');
      file.force(true);
      disk.trouble(SimulatedDisk.Trouble.POWER_CUT, operations);
      fill(file, 'B');
      file.force(true);
    } catch (IOException e) {
      // it has ended
    }
    return disk;
  }

  private static FilePath base(SimulatedDisk disk) {
    return FilePath.get(disk.root() + "/file.mv.db");
  }

  private static void fill(FileChannel file, char with) throws IOException {
    for (int block = 0; block < BLOCKS; block++) {
      byte[] bytes = new byte[BLOCK];
      Arrays.fill(bytes, (byte) with);
      file.write(ByteBuffer.wrap(bytes), (long) block * 2 * BLOCK); // with gaps
    }
  }

  /// Expects that all of it is the same and returns what.
  private static byte whole(SimulatedDisk disk) throws IOException {
    DoubleWritePath.finish(base(disk));
    var content = ByteBuffer.allocate((2 * BLOCKS - 1) * BLOCK);
    try (FileChannel file = base(disk).open("r")) {
      while (content.hasRemaining()) {
        assertThat(file.read(content, content.position())).as(disk.scheme()).isPositive();
      }
    }
    byte first = content.get(0);
    for (int i = 0; i < content.capacity(); i++) {
      byte expected = i / BLOCK % 2 == 0 ? first : 0;
      assertThat(content.get(i)).as("%s at %d", disk.scheme(), i).isEqualTo(expected);
    }
    return first;
  }
}
