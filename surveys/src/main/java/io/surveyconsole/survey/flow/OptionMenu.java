package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The options of a question as the respondent sees and names them.
///
/// An option can be named by its id, its text, and the number shown before it: the id where all ids
/// are numbers, else 1, 2, 3 …. Options whose texts are all numbers (a scale) are shown without.
public final class OptionMenu {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)?");

  /// By what an option is named; the earlier one wins.
  public enum Kind {
    ID,
    TEXT,
    SHOWN_NUMBER
  }

  /// One name of an option.
  ///
  /// @param option its place in the list, from 0
  public record Name(int option, Kind kind, AnswerKey key) {}

  private final List<Option> options;
  private final List<String> numbers;

  private OptionMenu(List<Option> options, List<String> numbers) {
    this.options = options;
    this.numbers = numbers;
  }

  public static OptionMenu of(List<Option> options) {
    return new OptionMenu(List.copyOf(options), shownNumbers(options));
  }

  /// Every name of every option, option by option.
  public List<Name> names() {
    var names = new ArrayList<Name>();
    for (var i = 0; i < options.size(); i++) {
      names.add(new Name(i, Kind.ID, AnswerKey.of(options.get(i).id().value())));
      names.add(new Name(i, Kind.TEXT, AnswerKey.of(options.get(i).text())));
      if (isNumbered()) {
        names.add(new Name(i, Kind.SHOWN_NUMBER, AnswerKey.of(numbers.get(i))));
      }
    }
    return List.copyOf(names);
  }

  /// The option that the respondent means, if any.
  public Optional<Option> find(String content) {
    var key = AnswerKey.of(content);
    var names = names();
    for (var kind : Kind.values()) {
      for (var name : names) {
        if (name.kind() == kind && name.key().equals(key)) {
          return Optional.of(options.get(name.option()));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether numbers are shown before the texts.
  public boolean isNumbered() {
    return !numbers.isEmpty();
  }

  /// The options as the bot shows them: a line each, a scale on one line.
  public String shown() {
    if (!isNumbered()) {
      return options.stream().map(Option::text).collect(Collectors.joining(" · "));
    }
    var lines = new ArrayList<String>();
    for (var i = 0; i < options.size(); i++) {
      lines.add(numbers.get(i) + " – " + options.get(i).text());
    }
    return String.join("\n", lines);
  }

  private static List<String> shownNumbers(List<Option> options) {
    if (options.stream().allMatch(option -> NUMBER.matcher(option.text().strip()).matches())) {
      return List.of();
    }
    var ids = options.stream().map(option -> option.id().value()).toList();
    if (ids.stream().allMatch(id -> WHOLE_NUMBER.matcher(id).matches())) {
      return ids;
    }
    var numbers = new ArrayList<String>();
    for (var i = 1; i <= options.size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return List.copyOf(numbers);
  }
}
