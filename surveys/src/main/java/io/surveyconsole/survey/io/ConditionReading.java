package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.DraftCondition;
import io.surveyconsole.survey.check.Located;
import io.surveyconsole.survey.check.Problems;
import io.surveyconsole.survey.check.Visible;
import io.surveyconsole.survey.flow.AnswerKey;
import io.surveyconsole.survey.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `if` of a follow-up.
final class ConditionReading {

  private static final List<String> KNOWN = List.of("op", "value");

  private final Fields fields;
  private final Problems problems;

  ConditionReading(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /// Null if it cannot be used.
  @Nullable DraftCondition condition() {
    fields.warnOfAllBut(KNOWN);
    var op = fields.text("op");
    if (op == null) {
      return null;
    }
    return switch (op.value()) {
      case "equals" -> equalTo();
      case "isOneOf" -> oneOf();
      case "isPositive" -> positive();
      default -> {
        problems.error(
            op.place(),
            Visible.quoted(op.value())
                + " is no condition; write \"equals\", \"isOneOf\" or \"isPositive\".");
        yield null;
      }
    };
  }

  private @Nullable DraftCondition equalTo() {
    var value = fields.text("value");
    if (value == null || isBlank(value)) {
      return null;
    }
    return new DraftCondition(new Condition.EqualTo(value.value()), List.of(value));
  }

  private @Nullable DraftCondition oneOf() {
    var item = fields.required("value");
    var items = item == null ? null : fields.list(item, "value");
    if (item == null || items == null) {
      return null;
    }
    if (items.isEmpty()) {
      problems.error(item.place(), "\"isOneOf\" needs at least one value; add it.");
      return null;
    }
    var values = new ArrayList<Located<String>>();
    for (var each : items) {
      var value = fields.text(each, "A value");
      if (value != null && !isBlank(value)) {
        values.add(value);
      }
    }
    return new DraftCondition(
        new Condition.OneOf(values.stream().map(Located::value).toList()), values);
  }

  private DraftCondition positive() {
    if (fields.find("value") != null) {
      problems.error(fields.nameOf("value"), "\"isPositive\" takes no \"value\"; remove it.");
    }
    return new DraftCondition(new Condition.Positive(), List.of());
  }

  private boolean isBlank(Located<String> value) {
    var blank = AnswerKey.of(value.value()).isEmpty();
    if (blank) {
      problems.error(
          value.place(), "This value is blank, so no answer can match it; write an answer.");
    }
    return blank;
  }
}
