package io.surveyconsole.survey;

import io.surveyconsole.survey.model.ChoiceQuestion;
import io.surveyconsole.survey.model.Condition;
import io.surveyconsole.survey.model.FollowUp;
import io.surveyconsole.survey.model.Option;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import io.surveyconsole.survey.model.TextQuestion;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Valid surveys of every shape; the same seed gives the same survey.
public final class RandomSurveys {

  private final Random random;
  private int ids;

  private RandomSurveys(long seed) {
    random = new Random(seed);
  }

  public static Survey survey(long seed) {
    var surveys = new RandomSurveys(seed);
    var questions =
        IntStream.rangeClosed(0, surveys.random.nextInt(4))
            .mapToObj(_ -> surveys.question(0))
            .toList();
    return new Survey(new SurveyId("s" + seed), "Survey “" + seed + "” \\ 🍨", questions);
  }

  private Question question(int depth) {
    var id = new QuestionId("q" + ids++);
    var text = "Question " + id + "?\n\"with\" more";
    if (random.nextBoolean()) {
      return new TextQuestion(id, text, followUps(depth, List.of("yes", "Tea", "ä ß")));
    }
    var options =
        random.nextInt(4) == 0
            ? IntStream.range(0, 11).mapToObj(i -> option("" + i, "" + i)).toList()
            : List.of(option("a", "Yes, gladly"), option("b", "Tea"), option("c", "ä ß"));
    return new ChoiceQuestion(
        id, text, options, followUps(depth, options.stream().map(o -> o.id().value()).toList()));
  }

  private List<FollowUp> followUps(int depth, List<String> answers) {
    return depth == 3
        ? List.of()
        : IntStream.range(0, random.nextInt(3))
            .mapToObj(_ -> new FollowUp(question(depth + 1), condition(answers)))
            .toList();
  }

  private Condition condition(List<String> answers) {
    return switch (random.nextInt(4)) {
      case 0 -> new Condition.Always();
      case 1 -> new Condition.EqualTo(answers.get(random.nextInt(answers.size())));
      case 2 -> new Condition.OneOf(answers.subList(0, 1 + random.nextInt(answers.size())));
      default -> new Condition.Positive();
    };
  }

  private static Option option(String id, String text) {
    return new Option(new OptionId(id), text);
  }
}
