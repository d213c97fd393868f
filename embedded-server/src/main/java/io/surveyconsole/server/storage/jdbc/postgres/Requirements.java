package io.surveyconsole.server.storage.jdbc.postgres;

import io.surveyconsole.server.storage.StoreOpenException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a PostgreSQL server must be like.
final class Requirements {
  private static final Logger log = LoggerFactory.getLogger(Requirements.class);
  private static final int OLDEST = 14;

  private final Connection connection;

  Requirements(Connection connection) {
    this.connection = connection;
  }

  /// @throws StoreOpenException if it cannot be used as it is
  void check(Postgres postgres) throws SQLException {
    int version = Integer.parseInt(setting("server_version_num")) / 10_000;
    if (version < OLDEST) {
      throw unfit(
          postgres,
          "is PostgreSQL " + version + ", which is too old.",
          "Use PostgreSQL " + OLDEST + " or newer.");
    }
    if (!setting("server_encoding").equals("UTF8")) {
      throw unfit(
          postgres,
          "has the encoding " + setting("server_encoding") + ", which cannot hold every answer.",
          "Make one with: createdb --encoding=UTF8 --template=template0 NAME");
    }
    if (setting("transaction_read_only").equals("on")) {
      throw unfit(
          postgres,
          "takes no writes: it is a standby or read-only.",
          "Name the primary server in database.url.");
    }
    if (setting("fsync").equals("off")) {
      log.warn(
          "PostgreSQL runs with fsync=off: a power cut can lose answers that were confirmed, or the"
              + " whole database");
    }
  }

  private static StoreOpenException unfit(Postgres postgres, String why, String remedy) {
    return new StoreOpenException(
        StoreOpenException.Kind.UNREACHABLE,
        "The database " + postgres.shownUrl() + " " + why,
        remedy,
        null);
  }

  private String setting(String name) throws SQLException {
    try (var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
