package io.surveyconsole.desktop.transcript;

import java.time.LocalDate;

/// One thing in a transcript, from top to bottom.
sealed interface TranscriptItem {
  /// What follows was said on this day.
  record Day(LocalDate date) implements TranscriptItem {}

  /// Something was said.
  ///
  /// @param awaitsReply whether it is the last word, and the respondent's: the reply is on its way
  record Line(Said said, boolean awaitsReply) implements TranscriptItem {}

  /// Something happened to a connection.
  record Happened(Mark mark) implements TranscriptItem {}

  /// Something is being said that is not known to be stored.
  record BeingStored(Underway message) implements TranscriptItem {}
}
