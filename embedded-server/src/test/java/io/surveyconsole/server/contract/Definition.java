package io.surveyconsole.server.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A survey definition as its author writes it.
record Definition(String id, String json) {

  /// Free-text questions `q1`, `q2` … without follow-ups.
  static Definition ofTexts(String id, int questions) {
    ObjectNode survey = JsonNodeFactory.instance.objectNode();
    survey.put("id", id).put("name", "Survey " + id);
    var list = survey.putArray("questions");
    for (int i = 1; i <= questions; i++) {
      list.addObject().put("id", "q" + i).put("text", "Question " + i + "?");
    }
    return new Definition(id, survey.toString());
  }

  /// One question with these options, each `id=text`, then a free text.
  static Definition ofOptions(String id, String... options) {
    ObjectNode survey = JsonNodeFactory.instance.objectNode();
    survey.put("id", id).put("name", "Survey " + id);
    var questions = survey.putArray("questions");
    var choices =
        questions.addObject().put("id", "choice").put("text", "Which?").putArray("options");
    for (String option : options) {
      String[] parts = option.split("=", 2);
      choices.addObject().put("id", parts[0]).put("text", parts[1]);
    }
    questions.addObject().put("id", "last").put("text", "Anything else?");
    return new Definition(id, survey.toString());
  }
}
