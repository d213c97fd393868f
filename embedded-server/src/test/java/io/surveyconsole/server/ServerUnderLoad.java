package io.surveyconsole.server;

import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The server in a process of its own, with the store that a measurement or a fault asks for:
/// `configured|synced|unindexed|encrypted|synced+1ms|synced+10ms|synced+100ms|delayed|forgetful DIR
/// [key=value …]`.
///
/// Ends in order when told to. For every line on stdin it prints one with its figures: batches made
/// durable, writes in them.
public final class ServerUnderLoad {
  private ServerUnderLoad() {}

  public static void main(String[] arguments) throws Exception {
    var made = new AtomicReference<@Nullable JdbcStore>();
    Function<Path, Store> store =
        switch (arguments[0]) {
          case "synced" ->
              folder -> {
                var found = JdbcStore.open(new H2Engine(folder.toString(), DatabaseKeys.none()));
                found.indexTranscripts();
                return kept(made, found);
              };
          case "unindexed" ->
              folder ->
                  kept(made, JdbcStore.open(new H2Engine(folder.toString(), DatabaseKeys.none())));
          case "encrypted" -> folder -> kept(made, StoreOnDisk.encrypted(folder));
          case "delayed" -> StoreOnDisk::withoutJournal;
          case "forgetful" -> _ -> new ForgetfulStore();
          case "synced+1ms" -> folder -> kept(made, StoreOnDisk.slow(folder, Duration.ofMillis(1)));
          case "synced+10ms" ->
              folder -> kept(made, StoreOnDisk.slow(folder, Duration.ofMillis(10)));
          case "synced+100ms" ->
              folder -> kept(made, StoreOnDisk.slow(folder, Duration.ofMillis(100)));
          case "configured" -> _ -> new ForgetfulStore(); // never asked
          default -> throw new IllegalArgumentException("no such store: " + arguments[0]);
        };
    var config =
        ServerConfig.load(
            new ConfigSources(
                Path.of(arguments[1]),
                null,
                Map.of(),
                Arrays.asList(arguments).subList(2, arguments.length)));
    var server =
        arguments[0].equals("configured")
            ? SurveyServer.start(config)
            : SurveyServer.start(config, store);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.close();
              Runtime.getRuntime().halt(0);
            }));
    System.out.println("listening on " + server.address());
    while (System.in.read() >= 0) {
      JdbcStore now = made.get();
      System.out.println(now == null ? "0 0" : now.batches() + " " + now.writes());
    }
    new CountDownLatch(1).await();
  }

  private static JdbcStore kept(AtomicReference<@Nullable JdbcStore> made, JdbcStore store) {
    made.set(store);
    return store;
  }
}
