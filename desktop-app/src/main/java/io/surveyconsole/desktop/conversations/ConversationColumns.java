package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.DotCell;
import io.surveyconsole.desktop.table.PillCell;
import io.surveyconsole.desktop.table.ProgressCell;
import java.util.List;

/// What the table says of a conversation.
final class ConversationColumns {
  private static final String NOTHING = "–";

  private final Kit kit;

  ConversationColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<ConversationRow>> all() {
    return List.of(
        presence(),
        Column.<ConversationRow>of(
                "respondent",
                text("conversations.respondent"),
                140,
                row -> SafeText.line(row.summary().customerName()))
            .withTip(row -> SafeText.line(row.summary().customerEmail()))
            .sortedByText(row -> row.summary().customerName())
            .thatShrinks()
            .styled("strong")
            .drawnBy(RespondentCell::new),
        Column.<ConversationRow>of(
                "survey",
                text("conversations.survey"),
                130,
                row -> SafeText.line(row.summary().surveyName()))
            .withTip(row ->
                text(
                    "conversations.survey.tip",
                    SafeText.line(row.summary().surveyName()),
                    row.summary().surveyVersion()))
            .sortedByText(row -> row.summary().surveyName())
            .thatShrinks()
            .styled("muted"),
        Column.<ConversationRow>of(
                "state", text("conversations.state"), 94, ConversationColumns::state)
            .sortedByText(row -> row.summary().status())
            .drawnBy(() -> new PillCell<>(ConversationColumns::state, ConversationColumns::tone)),
        question(),
        Column.<ConversationRow>of("live", text("conversations.live"), 46, this::live)
            .withTip(row -> text("conversations.live.tip", row.value().connections()))
            .sortedBy(row -> row.value().connections())
            .styled("figure"),
        Column.<ConversationRow>of(
                "message",
                text("conversations.message"),
                150,
                row -> SafeText.line(row.summary().lastMessage()))
            .withTip(row -> SafeText.line(row.summary().lastMessage()))
            .sortedByText(row -> row.summary().lastMessage())
            .thatGrows()
            .styled("muted"),
        Column.<ConversationRow>of("idle", text("conversations.idle"), 60, this::idle)
            .withTip(row -> kit.times().exact(row.summary().updatedAt()))
            .sortedBy(row -> row.summary().updatedAt())
            .thatTicks()
            .styled("figure muted"),
        Column.<ConversationRow>of("started", text("conversations.started"), 74, this::started)
            .withTip(row -> kit.times().exact(row.summary().createdAt()))
            .sortedBy(row -> row.summary().createdAt())
            .thatTicks()
            .styled("figure muted"),
        Column.<ConversationRow>of("id", text("conversations.id"), 104, row -> ShortId.of(row.id()))
            .withTip(row -> row.id())
            .sortedBy(ConversationRow::id)
            .thatHidesAtFirst()
            .styled("mono muted"));
  }

  private static Column<ConversationRow> presence() {
    return Column.<ConversationRow>of("presence", "", 30, ConversationColumns::presenceWords)
        .withTip(ConversationColumns::presenceWords)
        .styled("mark")
        .drawnBy(() ->
            new DotCell<>(
                row -> row.value().connections() > 0 ? Dot.Tone.GOOD : Dot.Tone.HOLLOW,
                ConversationColumns::presenceWords));
  }

  private static Column<ConversationRow> question() {
    return Column.<ConversationRow>of(
            "question", text("conversations.question"), 114, ConversationColumns::question)
        .withTip(row ->
            text(
                "conversations.question.tip",
                row.summary().questionIndex(),
                row.summary().totalQuestions()))
        .sortedBy(row -> row.summary().progress())
        .drawnBy(() ->
            new ProgressCell<>(
                row -> row.summary().progress() / 100.0, ConversationColumns::question));
  }

  private static String question(ConversationRow row) {
    return text(
        "conversations.question.of", row.summary().questionIndex(), row.summary().totalQuestions());
  }

  private static String presenceWords(ConversationRow row) {
    return row.value().connections() > 0
        ? text("conversations.present")
        : text("conversations.absent");
  }

  private static String state(ConversationRow row) {
    return StateWords.of(row.summary().status());
  }

  private static Pill.Tone tone(ConversationRow row) {
    return row.value().completed()
        ? Pill.Tone.DONE
        : row.value().ended() ? Pill.Tone.NEUTRAL : Pill.Tone.ACCENT;
  }

  private String live(ConversationRow row) {
    int connections = row.value().connections();
    return connections == 0 ? NOTHING : Integer.toString(connections);
  }

  private String idle(ConversationRow row) {
    return row.value().completed() || row.value().ended()
        ? NOTHING
        : Times.ago(row.summary().updatedAt(), kit.ticker().now());
  }

  private String started(ConversationRow row) {
    return Times.ago(row.summary().createdAt(), kit.ticker().now());
  }
}
