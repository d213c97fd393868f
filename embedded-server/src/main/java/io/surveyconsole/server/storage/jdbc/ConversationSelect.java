package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.ConversationQuery;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;

/// Selects whole rows of conversations, as [Rows#conversation] reads them.
final class ConversationSelect {
  /// Every one, under the name `c`.
  static final String ALL = row("conversation c");

  private ConversationSelect() {}

  /// Whole rows of these conversations.
  private static String row(String conversations) {
    return """
    select c.*, p.name as customer_name, p.email as customer_email, s.name as survey_name
    from %s
    join customer p on p.id = c.customer_id
    join survey_version s on s.survey_id = c.survey_id and s.version = c.survey_version
    """
        .formatted(conversations);
  }

  /// The query for a list, with names for what it asks about: first which conversations, read in
  /// order from an index, then whose and about what those few are.
  static String sql(ConversationQuery query) {
    var which = new StringBuilder("(select * from conversation c where 1 = 1");
    var order = new StringBuilder(); // what has one value too, because the index begins with it
    if (query.survey() != null) {
      which.append(" and c.survey_id = :survey");
      order.append("c.survey_id, ");
    }
    if (query.status() != null) {
      which.append(" and c.status = :status");
      order.append("c.status, ");
    }
    if (query.text() != null) {
      which.append(
          """
           and (lower(c.id) like :text escape '!' or lower(c.last_message) like :text escape '!'
            or c.customer_id in (select p.id from customer p
              where lower(p.name) like :text escape '!' or lower(p.email) like :text escape '!'))
          """);
    }
    if (query.after() != null) {
      which.append(
          """
           and c.created_at <= :afterTime
           and (c.created_at < :afterTime or c.id > :afterId)
          """);
    } else {
      // All are; but H2 then prefers an index that has the order too.
      which.append(" and c.created_at < date '9999-01-01'");
    }
    which.append(" order by ").append(order).append("c.created_at desc, c.id limit :limit) c");
    return row(which.toString()) + " order by c.created_at desc, c.id";
  }

  /// Binds the names of [#sql].
  static void bind(Query select, ConversationQuery query) {
    select.bind("limit", query.limit());
    if (query.status() != null) {
      select.bind("status", query.status().wireName());
    }
    if (query.survey() != null) {
      select.bind("survey", query.survey().value());
    }
    if (query.text() != null) {
      select.bind("text", "%" + likePattern(query.text()) + "%");
    }
    if (query.after() != null) {
      select.bind("afterTime", Rows.time(query.after().createdAt()));
      select.bind("afterId", query.after().id().value());
    }
  }

  /// Text as a literal part of a pattern.
  private static String likePattern(String text) {
    return text.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
