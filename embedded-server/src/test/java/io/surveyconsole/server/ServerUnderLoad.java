package io.surveyconsole.server;

import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// The server in a process of its own, with the store that a measurement asks for:
/// `synced|synced+1ms|synced+10ms|synced+100ms|delayed|forgetful DIR [key=value …]`.
public final class ServerUnderLoad {
  private ServerUnderLoad() {}

  public static void main(String[] arguments) throws Exception {
    Function<Path, Store> store =
        switch (arguments[0]) {
          case "synced" -> folder -> JdbcStore.open(new H2Engine(folder.toString()));
          case "delayed" -> StoreOnDisk::withoutJournal;
          case "forgetful" -> _ -> new ForgetfulStore();
          case "synced+1ms" -> folder -> StoreOnDisk.slow(folder, Duration.ofMillis(1));
          case "synced+10ms" -> folder -> StoreOnDisk.slow(folder, Duration.ofMillis(10));
          case "synced+100ms" -> folder -> StoreOnDisk.slow(folder, Duration.ofMillis(100));
          default -> throw new IllegalArgumentException("no such store: " + arguments[0]);
        };
    var config =
        ServerConfig.load(
            new ConfigSources(
                Path.of(arguments[1]),
                null,
                Map.of(),
                Arrays.asList(arguments).subList(2, arguments.length)));
    var server = SurveyServer.start(config, store);
    System.out.println("listening on " + server.address());
    new CountDownLatch(1).await();
  }
}
