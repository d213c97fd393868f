package io.surveyconsole.server.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who has to show a token.
///
/// @param adminToken null: the one in the data folder, made at the first start
/// @param respondents what a respondent without a token may do
/// @param respondentTokenLife how long a respondent's token is good for
public record Authentication(
    @Nullable Secret adminToken, Respondents respondents, Duration respondentTokenLife) {

  /// Whether respondents need a token. A wrong one is refused either way.
  public enum Respondents {
    OPTIONAL,
    REQUIRED
  }
}
