package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.FindingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FindingIT extends FindingContract {
  @TempDir Path folder;

  @Override
  protected Engine engine() {
    return new H2Engine(folder.toString(), DatabaseKeys.none());
  }
}
