package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.DraftCondition;
import io.surveyconsole.survey.check.DraftFollowUp;
import io.surveyconsole.survey.check.DraftOption;
import io.surveyconsole.survey.check.DraftQuestion;
import io.surveyconsole.survey.check.DraftSurvey;
import io.surveyconsole.survey.check.Place;
import io.surveyconsole.survey.check.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Located JSON to a draft: whether everything is there and of the right type.
final class DraftReading {

  private static final List<String> OF_A_SURVEY =
      List.of("schemaVersion", "id", "name", "questions");
  private static final List<String> OF_A_QUESTION = List.of("id", "text", "options", "followUps");
  private static final List<String> OF_A_FOLLOW_UP =
      List.of("id", "text", "options", "followUps", "if");
  private static final List<String> OF_AN_OPTION = List.of("id", "text");

  private final Problems problems;

  DraftReading(Problems problems) {
    this.problems = problems;
  }

  /// Null if there is nothing of a survey in it.
  @Nullable DraftSurvey survey(Json json) {
    if (!(json instanceof Json.Obj object)) {
      problems.error(
          new Place(json.spot().line(), json.spot().column(), ""),
          "A survey definition is an object, { \"id\": …, \"name\": …, \"questions\": [ … ] }, but"
              + " this is "
              + json.kind()
              + ".");
      return null;
    }
    var fields = new Fields(object, "", "survey", problems);
    fields.warnOfAllBut(OF_A_SURVEY);
    schemaVersion(fields);
    return new DraftSurvey(fields.text("id"), fields.text("name"), questions(fields));
  }

  private void schemaVersion(Fields fields) {
    var version = fields.find("schemaVersion");
    if (version == null || (version.json() instanceof Json.Num(_, var one) && one.equals("1"))) {
      return;
    }
    var newer = version.json() instanceof Json.Num(_, var n) && n.matches("[1-9][0-9]*");
    problems.error(
        version.place(),
        newer
            ? "This program reads \"schemaVersion\" 1 only; update it, or write the survey in the"
                + " first form."
            : "\"schemaVersion\" must be 1; correct or remove it.");
  }

  private List<DraftQuestion> questions(Fields survey) {
    var item = survey.required("questions");
    var items = item == null ? null : survey.list(item, "questions");
    if (item == null || items == null) {
      return List.of();
    }
    if (items.isEmpty()) {
      problems.error(item.place(), "A survey needs at least one question; add it.");
    }
    var questions = new ArrayList<DraftQuestion>();
    for (var question : items) {
      var fields = object(question, "question");
      if (fields != null) {
        fields.warnOfAllBut(known(fields, OF_A_QUESTION));
        questions.add(question(fields));
      }
    }
    return questions;
  }

  private DraftQuestion question(Fields fields) {
    if (fields.find("type") != null) {
      problems.error(
          fields.nameOf("type"),
          "\"type\" is not supported yet: with \"options\" a question is a choice, without them"
              + " free text; remove it.");
    }
    return new DraftQuestion(
        fields.place(), fields.text("id"), fields.text("text"), options(fields), followUps(fields));
  }

  private @Nullable List<DraftOption> options(Fields question) {
    var items = question.list("options");
    if (items == null) {
      return null;
    }
    var options = new ArrayList<DraftOption>();
    for (var item : items) {
      var fields = object(item, "option");
      if (fields == null) {
        options.add(new DraftOption(null, null));
      } else {
        fields.warnOfAllBut(OF_AN_OPTION);
        options.add(new DraftOption(fields.text("id"), fields.text("text")));
      }
    }
    return options;
  }

  private List<DraftFollowUp> followUps(Fields question) {
    var items = Objects.requireNonNullElse(question.list("followUps"), List.<Fields.Item>of());
    var followUps = new ArrayList<DraftFollowUp>();
    for (var item : items) {
      var fields = object(item, "follow-up");
      if (fields != null) {
        fields.warnOfAllBut(known(fields, OF_A_FOLLOW_UP));
        followUps.add(new DraftFollowUp(question(fields), condition(fields)));
      }
    }
    return followUps;
  }

  private @Nullable DraftCondition condition(Fields followUp) {
    var item = followUp.find("if");
    if (item == null) {
      return DraftCondition.ALWAYS;
    }
    var fields = object(item, "condition");
    return fields == null ? null : new ConditionReading(fields, problems).condition();
  }

  /// A `type` is an error of its own, not one more unknown property.
  private static List<String> known(Fields fields, List<String> names) {
    if (fields.find("type") == null) {
      return names;
    }
    var more = new ArrayList<>(names);
    more.add("type");
    return more;
  }

  private @Nullable Fields object(Fields.Item item, String what) {
    if (item.json() instanceof Json.Obj object) {
      return new Fields(object, item.pointer(), what, problems);
    }
    var article = what.equals("option") ? "An " : "A ";
    problems.error(
        item.place(),
        article + what + " must be an object in { }, but this is " + item.json().kind() + ".");
    return null;
  }
}
