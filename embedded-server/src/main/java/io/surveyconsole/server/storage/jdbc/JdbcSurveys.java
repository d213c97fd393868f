package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.model.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Published versions of surveys in SQL.
final class JdbcSurveys implements SurveyStore {
  private static final String SELECT =
      "select survey_id, version, name, definition, published_at from survey_version"
          + " where survey_id = :id";

  private final Database database;

  JdbcSurveys(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Stored> find(SurveyVersion.Key key) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + " and version = :version")
            .bind("id", key.id().value())
            .bind("version", key.version())
            .map((rs, _) -> stored(rs))
            .findOne());
  }

  @Override
  public Optional<Stored> latest(SurveyId id) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + " order by version desc limit 1")
            .bind("id", id.value())
            .map((rs, _) -> stored(rs))
            .findOne());
  }

  @Override
  public void publish(Stored version) {
    database.write(session ->
        session.update(
            "insert into survey_version (survey_id, version, name, definition, published_at)"
                + " values (?, ?, ?, ?, ?)",
            version.key().id().value(),
            version.key().version(),
            version.name(),
            version.definition(),
            version.publishedAt()));
  }

  private static Stored stored(ResultSet rs) throws SQLException {
    return new Stored(
        new SurveyVersion.Key(new SurveyId(rs.getString("survey_id")), rs.getInt("version")),
        rs.getString("name"),
        rs.getString("definition"),
        Rows.time(rs, "published_at"));
  }
}
