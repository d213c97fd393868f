package io.surveyconsole.survey.check;

/// One thing that is wrong with a definition.
///
/// @param place of the offending value or property
/// @param text what is wrong and what to do, one line fit for a terminal
public record Problem(Severity severity, Place place, String text) {

  public Problem {
    text = Visible.line(text);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
