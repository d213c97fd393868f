package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.PillCell;
import java.util.List;
import java.util.function.Function;

/// What the table says of an entry. All of it comes from elsewhere and is made harmless here.
final class AuditColumns {
  private static final Function<AuditRow, Long> BY_NUMBER = AuditRow::number;
  private static final String OWN = "admin-token";

  private final Kit kit;

  AuditColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<AuditRow>> all() {
    return List.of(
        Column.<AuditRow>of("when", text("audit.when"), 110, this::ago)
            .withTip(this::exactly)
            .sortedBy(BY_NUMBER)
            .thatTicks()
            .styled("lead muted"),
        Column.<AuditRow>of("who", text("audit.who"), 190, AuditColumns::who)
            .withTip(AuditColumns::aboutWho)
            .thatShrinks()
            .styled("strong"),
        Column.<AuditRow>of(
                "from", text("audit.from"), 120, row -> SafeText.line(row.value().address()))
            .withTip(row -> SafeText.line(row.value().address()))
            .thatShrinks()
            .styled("mono muted"),
        Column.<AuditRow>of(
                "did", text("audit.did"), 260, row -> SafeText.line(row.value().action()))
            .withTip(AuditColumns::meaning)
            .thatShrinks()
            .styled("mono"),
        Column.<AuditRow>of("target", text("audit.target"), 180, AuditColumns::target)
            .withTip(AuditColumns::target)
            .thatGrows()
            .styled("mono muted"),
        Column.<AuditRow>of("answer", text("audit.answered"), 124, AuditColumns::answer)
            .sortedBy(row -> row.value().status())
            .drawnBy(() ->
                new PillCell<>(AuditColumns::answer, row -> AuditWords.tone(row.value().status()))),
        Column.<AuditRow>of("exactly", text("audit.exactly"), 160, this::exactly)
            .sortedBy(BY_NUMBER)
            .thatHidesAtFirst()
            .styled("muted"),
        Column.<AuditRow>of("number", text("audit.number"), 76, AuditRow::id)
            .sortedBy(BY_NUMBER)
            .thatHidesAtFirst()
            .styled("figure muted"));
  }

  static String target(AuditRow row) {
    return SafeText.line(row.value().target());
  }

  private String ago(AuditRow row) {
    return text("time.ago", Times.ago(row.value().at(), kit.ticker().now()));
  }

  private String exactly(AuditRow row) {
    return kit.times().exact(row.value().at());
  }

  private static String who(AuditRow row) {
    return SafeText.line(row.value().who());
  }

  private static String aboutWho(AuditRow row) {
    return row.value().who().equals(OWN) ? text("audit.who.own") : who(row);
  }

  private static String meaning(AuditRow row) {
    String meaning = AuditWords.meaning(row.value().action());
    String raw = SafeText.line(row.value().action());
    return meaning.isEmpty() ? raw : text("audit.did.tip", meaning, raw);
  }

  private static String answer(AuditRow row) {
    return AuditWords.answer(row.value().status());
  }
}
