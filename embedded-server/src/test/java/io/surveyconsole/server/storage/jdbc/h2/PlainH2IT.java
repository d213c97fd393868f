package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What H2 alone makes of a power cut, with all the care it offers: `WRITE_DELAY=0`, and after each
/// commit `CHECKPOINT SYNC`. It is why there are a journal and a
/// [io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath].
@Tag("faults")
class PlainH2IT {
  private static final int ROWS = 200;
  private static final int CUTS = 500;

  /// About three cuts in a hundred end so (the first mostly with seed 13): H2 opens the file and
  /// takes it for an empty database, or it does not open, or rows are missing. If no cut does any
  /// more, a newer H2 may be left alone with its file.
  @Test
  void losesConfirmedRowsToSomePowerCuts() {
    assertThat(IntStream.range(0, CUTS).anyMatch(PlainH2IT::losesRows)).isTrue();
  }

  private static boolean losesRows(int seed) {
    var random = new Random(seed);
    var disk = new SimulatedDisk("plain" + seed, random, true);
    String url = "jdbc:h2:" + disk.root() + "/plain;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    disk.trouble(SimulatedDisk.Trouble.POWER_CUT, 20 + random.nextInt(400));
    int confirmed = insertUntilItFails(url, random);
    disk.powerUp();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from said")) {
      rows.next();
      return rows.getInt(1) < confirmed;
    } catch (SQLException e) {
      return confirmed > 0;
    }
  }

  private static int insertUntilItFails(String url, Random random) {
    int confirmed = 0;
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("create table said (number int primary key, text varchar(10000))");
      connection.setAutoCommit(false);
      for (int row = 0; row < ROWS; row++) {
        statement.execute(
            "insert into said values (%d, '%s')".formatted(row, "x".repeat(random.nextInt(9_000))));
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
        confirmed = row + 1;
      }
    } catch (SQLException e) {
      // the power is off
    }
    return confirmed;
  }
}
