package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.PillCell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What the table says of a token.
final class AccessColumns {
  /// The server tells uses to the minute: what is nearer is not known better.
  private static final Duration JUST_NOW = Duration.ofMinutes(2);

  private final Kit kit;

  AccessColumns(Kit kit) {
    this.kit = kit;
  }

  List<Column<AccessRow>> all() {
    return List.of(
        Column.<AccessRow>of("name", text("access.name"), 420, AccessColumns::name)
            .withTip(AccessColumns::name)
            .thatShrinks()
            .styled("lead strong"),
        Column.<AccessRow>of("scope", text("access.scope"), 130, AccessColumns::scope)
            .withTip(AccessColumns::reach)
            .drawnBy(() -> new PillCell<>(AccessColumns::scope, AccessColumns::tone)),
        Column.<AccessRow>of("made", text("access.made-at"), 120, this::made)
            .withTip(row -> kit.times().exact(row.value().createdAt()))
            .sortedBy(row -> row.value().createdAt())
            .thatTicks()
            .styled("figure muted"),
        Column.<AccessRow>of("used", text("access.used"), 130, this::used)
            .withTip(this::usedExactly)
            .sortedBy(AccessColumns::lastUse)
            .thatTicks()
            .styled("figure muted"));
  }

  /// The name as it can be shown anywhere.
  static String name(AccessRow row) {
    return SafeText.line(row.id());
  }

  private static String scope(AccessRow row) {
    return TokenScope.words(row.value().scope());
  }

  private static String reach(AccessRow row) {
    return TokenScope.of(row.value().scope())
        .map(scope ->
            switch (scope) {
              case READ -> text("access.new.read.words");
              case OPERATE -> text("access.new.operate.words");
            })
        .orElse("");
  }

  private static Pill.Tone tone(AccessRow row) {
    boolean looks = TokenScope.READ.wireName().equals(row.value().scope());
    return looks ? Pill.Tone.NEUTRAL : Pill.Tone.ACCENT;
  }

  private String made(AccessRow row) {
    return text("time.ago", Times.ago(row.value().createdAt(), kit.ticker().now()));
  }

  private String used(AccessRow row) {
    Instant last = row.value().lastUsedAt();
    if (last == null) {
      return text("access.never");
    }
    Instant made = row.value().createdAt();
    Instant at = last.isBefore(made) ? made : last; // the minute may have begun before it was made
    Instant now = kit.ticker().now();
    return Duration.between(at, now).compareTo(JUST_NOW) < 0
        ? text("access.just-now")
        : text("time.ago", Times.ago(at, now));
  }

  private String usedExactly(AccessRow row) {
    Instant last = row.value().lastUsedAt();
    return last == null
        ? text("access.never.tip")
        : text("access.used.tip", kit.times().exact(last));
  }

  private static Instant lastUse(AccessRow row) {
    return Objects.requireNonNullElse(row.value().lastUsedAt(), Instant.MIN);
  }
}
