package io.surveyconsole.desktop.notify;

import java.util.regex.Pattern;

/// Words that somebody may pass on: a token that has got into them is gone.
final class Unsecret {
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)\\b(token|password|key)=[^&\\s\"'<>]+");
  private static final Pattern HEADER = Pattern.compile("(?i)\\bBearer\\s+[^\\s\"',;]+");
  private static final Pattern IN_ADDRESS = Pattern.compile("://[^/\\s@]+@");

  private Unsecret() {}

  static String words(String words) {
    String parameters = PARAMETER.matcher(words).replaceAll("$1=***");
    String headers = HEADER.matcher(parameters).replaceAll("Bearer ***");
    return IN_ADDRESS.matcher(headers).replaceAll("://***@");
  }
}
