package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.jdbc.CutIndexContract;
import io.surveyconsole.server.storage.jdbc.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2CutIndexIT extends CutIndexContract {
  @TempDir Path folder;

  @Override
  protected Engine engine() {
    return new H2Engine(folder.toString(), DatabaseKeys.none());
  }
}
