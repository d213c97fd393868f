package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Times;
import java.util.List;
import java.util.stream.Collectors;

/// Messages as a text that people read: when, who, what. What was said cannot pass for a line of
/// its own: its further lines are indented, and what deceives is shown by its code.
///
/// @param respondent the respondent's name
record TranscriptText(Times times, String respondent) {
  private static final String INDENT = "    ";

  /// With a line break at its end.
  String of(Said said) {
    return text(
            "transcript.as-text",
            times.exact(said.at()),
            who(said),
            SafeText.block(said.content()).replace("\n", "\n" + INDENT))
        + "\n";
  }

  String of(List<Said> messages) {
    return messages.stream().map(this::of).collect(Collectors.joining());
  }

  private String who(Said said) {
    if (said.operator() != null) {
      return SafeText.line(said.operator());
    }
    return said.bot() ? text("transcript.survey") : SafeText.line(respondent);
  }
}
