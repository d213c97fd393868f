package io.surveyconsole.server.storage.jdbc.postgres;

import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.SqlErrors;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a PostgreSQL database cannot be opened, in words.
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static StoreOpenException opening(Postgres postgres, Exception e) {
    log.debug("Cannot open {}", postgres.shownUrl(), e);
    Optional<SQLException> sql = SqlErrors.causes(e).reduce((_, deepest) -> deepest);
    String state = sql.map(SQLException::getSQLState).orElse("");
    String url = postgres.shownUrl();
    return switch (state) {
      case "28P01", "28000" ->
          unreachable(
              "PostgreSQL refuses " + postgres.shownUser() + " at " + url + ".",
              "See to database.user and database.password, and to pg_hba.conf.",
              e);
      case "3D000" -> unreachable("There is no database " + url + ".", "Make it with createdb.", e);
      case "42501" ->
          unreachable(
              postgres.shownUser() + " may not make tables in " + url + ".",
              "Let that user own the database, or grant CREATE on its schema.",
              e);
      case "08001", "08004", "08006", "57P03", "53300" ->
          unreachable(
              "The database "
                  + url
                  + " cannot be reached: "
                  + sql.map(Throwable::getMessage).orElse("no answer")
                  + ".",
              "See that PostgreSQL runs there and lets this machine connect.",
              e);
      default ->
          new StoreOpenException(
              StoreOpenException.Kind.DAMAGED,
              "The database " + url + " is not a Survey Console database, or is damaged.",
              "Name an empty database in database.url. " + firstLine(e),
              e);
    };
  }

  private static StoreOpenException unreachable(String explanation, String remedy, Exception e) {
    return new StoreOpenException(StoreOpenException.Kind.UNREACHABLE, explanation, remedy, e);
  }

  private static String firstLine(Exception e) {
    return e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
  }
}
