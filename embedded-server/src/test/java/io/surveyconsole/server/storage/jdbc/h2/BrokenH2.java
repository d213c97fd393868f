package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath;
import java.sql.DriverManager;
import org.h2.mvstore.MVStore;

/// A store whose H2 has lost count of who reads, as it may after a failure; in a process of its
/// own, because tests run with assertions on: `FOLDER`. Prints what a reader gets.
final class BrokenH2 {
  private BrokenH2() {}

  public static void main(String[] arguments) throws Exception {
    String url = "jdbc:h2:%s:%s/survey-console".formatted(DoubleWritePath.SCHEME, arguments[0]);
    try (var store = JdbcStore.open(new H2Engine(arguments[0], DatabaseKeys.none()));
        var connection = DriverManager.getConnection(url, "console", "")) {
      var counting = H2File.database(connection).getStore().getMvStore();
      System.out.println(answer(store, counting));
    }
    System.exit(0);
  }

  /// H2 counts the readers of each version of its file, and begins a new version when it saves what
  /// it has noted on opening: a count that was lost just before is nobody's any more. So it is lost
  /// again until a reader meets it.
  private static String answer(JdbcStore store, MVStore counting) {
    String answer = "";
    for (int attempt = 0; attempt < 100; attempt++) {
      var reader = counting.registerVersionUsage();
      counting.deregisterVersionUsage(reader);
      counting.deregisterVersionUsage(reader);
      try {
        answer = "found " + store.conversations().count();
      } catch (StoreUnavailableException e) {
        return "unavailable";
      }
    }
    return answer;
  }
}
