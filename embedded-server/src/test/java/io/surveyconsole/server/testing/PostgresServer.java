package io.surveyconsole.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A real PostgreSQL server of the tests' own. Its data is forced to the disk, as a server's should
/// be.
public final class PostgresServer implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Path folder;
  private final int port;
  private EmbeddedPostgres postgres;

  private PostgresServer(Path folder, int port, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.port = port;
    this.postgres = postgres;
  }

  private static final class Shared {
    static final PostgresServer SERVER = make();

    private static PostgresServer make() {
      try {
        return start(Files.createTempDirectory("survey-console-postgres"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// One for all tests that do nothing to the server itself; it ends with the process.
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /// Starts one with its data in this folder.
  public static PostgresServer start(Path folder) {
    int port = freePort();
    return new PostgresServer(folder, port, launch(folder, port));
  }

  private static EmbeddedPostgres launch(Path folder, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder.resolve("data"))
          .setCleanDataDirectory(false)
          .setPort(port)
          .setPGStartupWait(Duration.ofMinutes(2))
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setLocaleConfig("locale", "C.UTF-8")
          .setOutputRedirector(
              ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
          .setErrorRedirector(
              ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public static String user() {
    return "postgres";
  }

  /// The address of a database of this server.
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// Makes an empty database and returns its name.
  public String newDatabase() {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name);
    return name;
  }

  /// Runs a statement as the server's owner.
  public void execute(String sql) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends it at once, as a crash would; its helpers follow by themselves.
  public void kill() {
    try {
      long pid =
          Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL does not end", e);
    }
  }

  /// Starts it again after [#kill]. As long as its helpers have not noticed that, it does not
  /// start.
  public void startAgain() {
    try {
      postgres.close();
    } catch (IOException e) {
      // there is nothing to stop
    }
    for (int attempt = 1; ; attempt++) {
      try {
        postgres = launch(folder, port);
        return;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
