package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Clients;
import io.surveyconsole.desktop.fx.CloseWords;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Tells of connections in the places where something happened to them. One that was lost and came
/// back is one mark, not two.
final class PresenceMarks {
  private static final int BY_OPERATOR = CloseReason.CLOSED_BY_OPERATOR.code();
  private static final Set<Integer> FOUND_LATE =
      Set.of(CloseReason.LOST.code(), CloseReason.TOO_SLOW.code());

  private PresenceMarks() {}

  /// The marks, oldest first.
  static List<Mark> of(List<Presence> connections) {
    var inOrder = new ArrayList<>(connections);
    inOrder.sort(Comparator.comparing(Presence::opened).thenComparing(Presence::id));
    Set<Presence> returned = new HashSet<>();
    var marks = new ArrayList<Mark>();
    var ended = new ArrayList<>(inOrder);
    ended.removeIf(Presence::open);
    ended.sort(Comparator.comparing(one -> Objects.requireNonNull(one.closed())));
    for (Presence one : ended) {
      marks.add(end(one, inOrder, returned));
    }
    for (Presence one : inOrder) {
      if (!returned.contains(one)) {
        marks.add(
            new Mark(
                one.opened(),
                text(
                    one.reconnection() ? "transcript.mark.back" : "transcript.mark.connected",
                    Clients.words(one.client()))));
      }
    }
    marks.sort(Comparator.comparing(Mark::at));
    return marks;
  }

  /// A line that breaks is found broken late: by then its client may be back.
  private static boolean isAfter(Presence other, Presence one, Instant closed) {
    boolean isFoundLate = one.code() != null && FOUND_LATE.contains(one.code());
    return !other.opened().isBefore(closed)
        || (isFoundLate && other.opened().isAfter(one.opened()));
  }

  private static Mark end(Presence one, List<Presence> inOrder, Set<Presence> returned) {
    Instant closed = Objects.requireNonNull(one.closed());
    int code = Objects.requireNonNullElse(one.code(), 0);
    if (CloseWords.isDone(one.code(), one.why())) {
      return new Mark(closed, text("transcript.mark.finished"));
    }
    if (code == BY_OPERATOR) {
      String why = SafeText.line(Objects.requireNonNullElse(one.why(), "")).strip();
      return new Mark(
          closed,
          why.isEmpty() ? text("transcript.mark.closed") : text("transcript.mark.closed-why", why));
    }
    Optional<Presence> next =
        inOrder.stream()
            .filter(other -> other.reconnection() && !returned.contains(other))
            .filter(other -> isAfter(other, one, closed))
            .findFirst();
    if (next.isPresent()) {
      Instant back = next.get().opened();
      returned.add(next.get());
      return back.isBefore(closed)
          ? new Mark(back, text("transcript.mark.lost-late"))
          : new Mark(
              closed,
              text("transcript.mark.lost-back", Times.span(Duration.between(closed, back))));
    }
    String meaning = CloseWords.meaning(code);
    return new Mark(
        closed,
        meaning.isEmpty()
            ? text("transcript.mark.lost")
            : text("transcript.mark.lost-why", meaning));
  }
}
