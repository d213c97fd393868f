package io.surveyconsole.survey.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surveyconsole.survey.model.Condition;
import io.surveyconsole.survey.model.FollowUp;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.Survey;
import java.nio.charset.StandardCharsets;

/// Writes survey definitions in their first form. What [DefinitionReader] makes of the result
/// equals the survey that was written.
public final class DefinitionWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter PRETTY = prettyWriter();

  private final boolean alwaysOptions;

  private DefinitionWriter(boolean alwaysOptions) {
    this.alwaysOptions = alwaysOptions;
  }

  /// The definition without anything that goes without saying.
  public static ObjectNode canonical(Survey survey) {
    return new DefinitionWriter(false).survey(survey);
  }

  /// The definition for programs: as [#canonical], but every question has its `options`.
  public static ObjectNode forApi(Survey survey) {
    return new DefinitionWriter(true).survey(survey);
  }

  /// The canonical definition as a file: UTF-8, indented, with a line break at the end. The same
  /// survey always gives the same bytes.
  public static byte[] bytes(Survey survey) {
    try {
      return (PRETTY.writeValueAsString(canonical(survey)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot fail to be written", e);
    }
  }

  private ObjectNode survey(Survey survey) {
    var node = NODES.objectNode();
    node.put("id", survey.id().value()).put("name", survey.name());
    var questions = node.putArray("questions");
    survey.questions().forEach(question -> questions.add(question(question)));
    return node;
  }

  private ObjectNode question(Question question) {
    var node = NODES.objectNode();
    node.put("id", question.id().value()).put("text", question.text());
    if (alwaysOptions || !question.options().isEmpty()) {
      var options = node.putArray("options");
      question
          .options()
          .forEach(o -> options.addObject().put("id", o.id().value()).put("text", o.text()));
    }
    if (!question.followUps().isEmpty()) {
      var followUps = node.putArray("followUps");
      question.followUps().forEach(followUp -> followUps.add(followUp(followUp)));
    }
    return node;
  }

  private ObjectNode followUp(FollowUp followUp) {
    var node = question(followUp.question());
    switch (followUp.condition()) {
      case Condition.Always() -> {}
      case Condition.EqualTo(var value) ->
          node.putObject("if").put("op", "equals").put("value", value);
      case Condition.OneOf(var values) -> {
        var array = node.putObject("if").put("op", "isOneOf").putArray("value");
        values.forEach(array::add);
      }
      case Condition.Positive() -> node.putObject("if").put("op", "isPositive");
    }
    return node;
  }

  private static ObjectWriter prettyWriter() {
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    var printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return JsonMapper.builder().build().writer(printer);
  }
}
