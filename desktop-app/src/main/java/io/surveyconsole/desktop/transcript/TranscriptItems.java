package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.fx.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together what a transcript shows: messages, what happened between them, and days.
final class TranscriptItems {
  private final Times times;
  private final List<TranscriptItem> items = new ArrayList<>();
  private @Nullable LocalDate day;

  private TranscriptItems(Times times) {
    this.times = times;
  }

  /// @param marks oldest first
  /// @param fromBeginning whether nothing was said before these messages
  /// @param toEnd whether nothing was said after them
  /// @param underway shown at the end, where the end is shown
  static List<TranscriptItem> of(
      List<Said> messages,
      List<Mark> marks,
      boolean fromBeginning,
      boolean toEnd,
      List<Underway> underway,
      Times times) {
    var made = new TranscriptItems(times);
    int mark = 0;
    if (!fromBeginning && !messages.isEmpty()) {
      Instant begin = messages.getFirst().at();
      while (mark < marks.size() && marks.get(mark).at().isBefore(begin)) {
        mark++;
      }
    }
    for (int at = 0; at < messages.size(); at++) {
      Said said = messages.get(at);
      while (mark < marks.size() && !marks.get(mark).at().isAfter(said.at())) {
        made.add(marks.get(mark++));
      }
      boolean lastWord = toEnd && at == messages.size() - 1 && !said.bot();
      made.begin(said.at());
      made.items.add(new TranscriptItem.Line(said, lastWord));
    }
    if (toEnd) {
      marks.subList(mark, marks.size()).forEach(made::add);
      underway.forEach(message -> made.items.add(new TranscriptItem.BeingStored(message)));
    }
    return made.items;
  }

  private void add(Mark mark) {
    begin(mark.at());
    items.add(new TranscriptItem.Happened(mark));
  }

  private void begin(Instant at) {
    LocalDate date = times.date(at);
    if (!date.equals(day)) {
      day = date;
      items.add(new TranscriptItem.Day(date));
    }
  }
}
