package io.surveyconsole.server.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways in which a caller shows a token, and what is answered to them without it.
public final class ShownToken {
  /// The query parameter with a respondent's token.
  public static final String PARAMETER = "token";

  private static final String SCHEME = "Bearer ";
  private static final String PROTOCOL = "survey.v1";
  private static final String TOKEN_PROTOCOL = "survey.token.";

  private ShownToken() {}

  /// The token in an `Authorization` header; null where there is none of the scheme `Bearer`.
  public static @Nullable String bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }

  /// The token among the subprotocols that a client offers: a web page can set no header.
  public static @Nullable String subprotocol(List<String> headers) {
    return offered(headers)
        .filter(ShownToken::isToken)
        .map(name -> name.substring(TOKEN_PROTOCOL.length()))
        .findFirst()
        .orElse(null);
  }

  /// Which of the offered subprotocols is accepted: ours, else the first one, but never one that
  /// holds a token, for what is accepted stands in the response.
  public static Optional<String> accepted(List<String> headers) {
    List<String> names = offered(headers).filter(name -> !isToken(name)).toList();
    return names.contains(PROTOCOL) ? Optional.of(PROTOCOL) : names.stream().findFirst();
  }

  private static boolean isToken(String name) {
    return name.regionMatches(true, 0, TOKEN_PROTOCOL, 0, TOKEN_PROTOCOL.length());
  }

  private static Stream<String> offered(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }
}
