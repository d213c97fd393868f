package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.survey.model.SurveyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Selects whole rows of conversations, as [Rows#conversation] reads them.
final class ConversationSelect {
  /// Every one, under the name `c`.
  static final String ALL = row("conversation c");

  private static final String NEWEST_FIRST = "c.created_at desc, c.id";

  /// With names for what it asks about, and what these stand for.
  private final String sql;

  private final Map<String, Object> values = new LinkedHashMap<>();

  /// The query for a list: first which conversations, read in order from an index, then whose and
  /// about what those few are.
  ConversationSelect(ConversationQuery query) {
    values.put("limit", query.limit());
    this.sql = row("(" + which(query) + ") c") + " order by " + NEWEST_FIRST;
  }

  String sql() {
    return sql;
  }

  /// Binds the names of [#sql].
  void bind(Query select) {
    values.forEach((name, value) -> {
      if (value instanceof Argument argument) {
        select.bind(name, argument);
      } else {
        select.bind(name, value);
      }
    });
  }

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

  private String which(ConversationQuery query) {
    var filter = query.filter();
    List<Status> statuses =
        filter.statuses().size() == Status.values().length
            ? List.of()
            : filter.statuses().stream().sorted().toList();
    List<SurveyId> surveys =
        filter.surveys().stream().sorted(Comparator.comparing(SurveyId::value)).toList();
    String others = others(query);
    // Every row is looked at by what is said there, so one walk is enough; else each status of each
    // survey is read from its own place in an index, as far as the page goes.
    if (query.sought() != null && statuses.size() <= 1 && surveys.size() <= 1) {
      return walk(first(statuses), first(surveys), others);
    }
    if (query.sought() != null) {
      return walk(null, null, others + oneOf(statuses, surveys));
    }
    var walks = new ArrayList<String>();
    for (@Nullable SurveyId survey : orAny(surveys)) {
      for (@Nullable Status status : orAny(statuses)) {
        walks.add(walk(status, survey, others));
      }
    }
    return walks.size() == 1
        ? walks.getFirst()
        : "select * from (("
            + String.join(") union all (", walks)
            + ")) c order by "
            + NEWEST_FIRST
            + " limit :limit";
  }

  private static <T> @Nullable T first(List<T> some) {
    return some.isEmpty() ? null : some.getFirst();
  }

  private static <T> List<@Nullable T> orAny(List<T> some) {
    return some.isEmpty() ? Arrays.asList((T) null) : new ArrayList<@Nullable T>(some);
  }

  private String oneOf(List<Status> statuses, List<SurveyId> surveys) {
    return (statuses.isEmpty()
            ? ""
            : " and c.status in "
                + names("status", statuses.stream().map(Status::wireName).toList()))
        + (surveys.isEmpty()
            ? ""
            : " and c.survey_id in "
                + names("survey", surveys.stream().map(SurveyId::value).toList()));
  }

  private String names(String name, List<String> some) {
    var names = new StringJoiner(", ", "(", ")");
    some.forEach(one -> names.add(named(name, one)));
    return names.toString();
  }

  /// A new name for this value; the same for the same one.
  private String named(String name, Object value) {
    for (int i = 0; ; i++) {
      if (values.computeIfAbsent(name + i, _ -> value).equals(value)) {
        return ":" + name + i;
      }
    }
  }

  /// The newest with this status and survey.
  private String walk(@Nullable Status status, @Nullable SurveyId survey, String others) {
    var which = new StringBuilder("select * from conversation c where ");
    var order = new StringBuilder(); // what has one value too, because the index begins with it
    if (survey != null) {
      which.append("c.survey_id = ").append(named("survey", survey.value())).append(" and ");
      order.append("c.survey_id, ");
    }
    if (status != null) {
      which.append("c.status = ").append(named("status", status.wireName())).append(" and ");
      order.append("c.status, ");
    }
    return which + others + " order by " + order + NEWEST_FIRST + " limit :limit";
  }

  private String others(ConversationQuery query) {
    var filter = query.filter();
    var which = new StringBuilder();
    if (query.after() == null) {
      // All are; but H2 then prefers an index that has the order too.
      which.append("c.created_at < date '9999-01-01'");
    } else {
      String time = named("after", Rows.time(query.after().createdAt()));
      String id = named("afterId", query.after().id().value());
      which.append(
          "c.created_at <= %s and (c.created_at < %s or c.id > %s)".formatted(time, time, id));
    }
    if (filter.among() != null) {
      which.append(
          " and c.id in (select t.id from unnest(cast(%s as varchar array)) as t(id))"
              .formatted(named("among", array(filter.among()))));
    }
    if (filter.customer() != null) {
      which.append(" and c.customer_id = ").append(named("customer", filter.customer().value()));
    }
    if (filter.test() != null) {
      which.append(" and c.test = ").append(named("test", filter.test()));
    }
    if (filter.activeSince() != null) {
      which.append(" and c.updated_at >= ").append(named("since", Rows.time(filter.activeSince())));
    }
    if (filter.activeBefore() != null) {
      String before = named("before", Rows.time(filter.activeBefore()));
      which.append(" and c.updated_at < %s and c.created_at < %s".formatted(before, before));
    }
    switch (query.sought()) {
      case null -> {}
      case ConversationQuery.Sought.InRow row ->
          row.parts().forEach(part -> which.append(occurs(named("part", part))));
      case ConversationQuery.Sought.InTranscript transcript -> {
        transcript.beginnings().forEach(word -> which.append(said(word)));
        if (transcript.beginnings().isEmpty()) {
          which.append(" and 1 = 0");
        }
      }
    }
    return which.toString();
  }

  private static Argument array(Set<ConversationId> ids) {
    Object[] values = ids.stream().map(ConversationId::value).toArray();
    return (position, statement, _) ->
        statement.setArray(position, statement.getConnection().createArrayOf("varchar", values));
  }

  private static String occurs(String part) {
    return """
     and (position(%1$s in lower(c.last_message)) > 0 or position(%1$s in lower(c.id)) > 0
      or c.customer_id in (select p.id from customer p
        where position(%1$s in lower(p.name)) > 0 or position(%1$s in lower(p.email)) > 0)
      or (c.survey_id, c.survey_version) in (select v.survey_id, v.version from survey_version v
        where position(%1$s in lower(v.name)) > 0))
    """
        .formatted(part);
  }

  private String said(String beginning) {
    return " and c.number in (%s)"
        .formatted(
            SaidWords.conversations(
                named("from", SaidWords.first(beginning)), named("to", SaidWords.end(beginning))));
  }
}
