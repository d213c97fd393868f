package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath;
import java.sql.DriverManager;

/// A store whose H2 has lost count of who reads, as it may after a failure; in a process of its
/// own, because tests run with assertions on: `FOLDER`. Prints what a reader gets.
final class BrokenH2 {
  private BrokenH2() {}

  public static void main(String[] arguments) throws Exception {
    String url = "jdbc:h2:%s:%s/survey-console".formatted(DoubleWritePath.SCHEME, arguments[0]);
    try (var store = JdbcStore.open(new H2Engine(arguments[0], DatabaseKeys.none()));
        var connection = DriverManager.getConnection(url, "console", "")) {
      var counting = H2File.database(connection).getStore().getMvStore();
      var reader = counting.registerVersionUsage();
      counting.deregisterVersionUsage(reader);
      counting.deregisterVersionUsage(reader);
      try {
        System.out.println("found " + store.conversations().count());
      } catch (StoreUnavailableException e) {
        System.out.println("unavailable");
      }
    }
    System.exit(0);
  }
}
