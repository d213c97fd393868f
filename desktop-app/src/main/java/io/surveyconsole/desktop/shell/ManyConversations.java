package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.conversations.ConversationRow;
import io.surveyconsole.desktop.fx.ClosingReason;
import io.surveyconsole.desktop.fx.EachOf;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.WordsQuestion;
import io.surveyconsole.desktop.table.MarkedBar;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.stage.Window;

/// What the operator does with all marked conversations at once: each step asks first, says how
/// many it touches and how many it passes over, can be cancelled, and tells what came of it.
final class ManyConversations {
  private final Kit kit;
  private final Supplier<Window> owner;
  private final Notices notices;
  private final List<ManyStep> steps;

  ManyConversations(SurveyApi api, Kit kit, Supplier<Window> owner, Notices notices) {
    this.kit = kit;
    this.owner = owner;
    this.notices = notices;
    this.steps = List.of(saying(api), closing(api), ending(api));
  }

  private static ManyStep saying(SurveyApi api) {
    return new ManyStep(
        "many-say",
        text("many.say"),
        text("many.task.say"),
        count -> text("many.say.question", count),
        count -> text("many.say.words", count),
        text("many.say.told"),
        "",
        text("many.say.do"),
        false,
        ManyConversations::goesOn,
        text("many.none"),
        UnaryOperator.identity(),
        api::sayAsBot);
  }

  private static ManyStep closing(SurveyApi api) {
    return new ManyStep(
        "many-close",
        text("many.close"),
        text("many.task.close"),
        count -> text("many.close.question", count),
        count -> text("many.close.words", count),
        text("many.told"),
        text("many.close.usual"),
        text("many.close.do"),
        true,
        row -> row.value().connections() > 0,
        text("many.close.none"),
        ClosingReason::fitting,
        api::closeAll);
  }

  private static ManyStep ending(SurveyApi api) {
    return new ManyStep(
        "many-end",
        text("many.end"),
        text("many.task.end"),
        count -> text("many.end.question", count),
        count -> text("many.end.words", count),
        text("many.told"),
        text("stepin.end.usual"),
        text("many.end.do"),
        true,
        ManyConversations::goesOn,
        text("many.none"),
        UnaryOperator.identity(),
        api::endConversation);
  }

  private static boolean goesOn(ConversationRow row) {
    return row.value().active();
  }

  List<MarkedBar.Action<ConversationRow>> actions() {
    return steps.stream()
        .map(step ->
            new MarkedBar.Action<ConversationRow>(
                step.id(), step.title(), step.dangerous(), marked -> ask(step, marked)))
        .toList();
  }

  private void ask(ManyStep step, List<ConversationRow> marked) {
    List<String> ids = marked.stream().filter(step.touches()).map(ConversationRow::id).toList();
    if (ids.isEmpty()) {
      notices.warn(step.none());
      return;
    }
    String count = Figures.count(ids.size());
    String consequences = step.consequences().apply(count);
    if (ids.size() < marked.size()) {
      String passedOver = Figures.count(marked.size() - ids.size());
      consequences += " " + text("many.passed-over", passedOver);
    }
    var words =
        new WordsQuestion.Words(
            step.question().apply(count),
            consequences,
            step.told(),
            step.usual(),
            step.agree(),
            step.dangerous(),
            step.fitting());
    new WordsQuestion(step.id(), words, owner.get())
        .ask()
        .ifPresent(given -> start(step, ids, given));
  }

  private void start(ManyStep step, List<String> ids, String words) {
    kit.tasks()
        .longWork(
            step.task(),
            new EachOf<>(
                ids,
                id -> {
                  var _ = step.doing().run(id, words);
                }))
        .onSuccess(outcome -> tell(step.task(), outcome))
        .onFailure(failure -> notices.fail(step.task(), failure));
  }

  private void tell(String task, EachOf.Outcome outcome) {
    Exception first = outcome.first();
    if (first == null) {
      notices.tell(words(task, outcome));
    } else {
      notices.fail(words(task, outcome), first);
    }
  }

  private static String words(String task, EachOf.Outcome outcome) {
    String done = Figures.count(outcome.tried() - outcome.failed());
    if (outcome.tried() < outcome.wanted()) {
      return text("many.cancelled", task, done, Figures.count(outcome.wanted()));
    }
    return outcome.failed() == 0
        ? text("many.done", task, done)
        : text("many.failed", task, done, Figures.count(outcome.failed()));
  }
}
