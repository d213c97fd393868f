package io.surveyconsole.desktop.transcript;

import io.surveyconsole.server.api.MessageView;
import java.time.LocalDate;

/// One thing in a transcript, from top to bottom.
sealed interface TranscriptItem {
  /// What follows was said on this day.
  record Day(LocalDate date) implements TranscriptItem {}

  /// Something was said.
  record Line(MessageView message) implements TranscriptItem {}
}
