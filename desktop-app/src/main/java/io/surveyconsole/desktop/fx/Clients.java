package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A User-Agent in the operator's words: `Chrome 141 · Android`. What is not known is shown as it
/// came.
public final class Clients {
  private record Known(String name, Pattern pattern) {}

  /// In this order, because Edge and Opera name Chrome too, and Chrome names Safari.
  private static final List<Known> BROWSERS =
      List.of(
          new Known("Edge", Pattern.compile("Edge?/(\\d+)")),
          new Known("Opera", Pattern.compile("OPR/(\\d+)")),
          new Known("Firefox", Pattern.compile("Firefox/(\\d+)")),
          new Known("Chrome", Pattern.compile("Chrom(?:e|ium)/(\\d+)")),
          new Known("Safari", Pattern.compile("Version/(\\d+).*Safari/")));

  private static final List<Known> SYSTEMS =
      List.of(
          new Known("iPhone", Pattern.compile("iPhone")),
          new Known("iPad", Pattern.compile("iPad")),
          new Known("Android", Pattern.compile("Android")),
          new Known("Windows", Pattern.compile("Windows")),
          new Known("macOS", Pattern.compile("Mac OS X|Macintosh")),
          new Known("Linux", Pattern.compile("Linux")));

  private Clients() {}

  public static String words(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return text("connections.client.unnamed");
    }
    Optional<String> browser =
        BROWSERS.stream().flatMap(known -> named(known, userAgent)).findFirst();
    return browser
        .map(name ->
            SYSTEMS.stream()
                .filter(system -> system.pattern().matcher(userAgent).find())
                .findFirst()
                .map(system -> name + " · " + system.name())
                .orElse(name))
        .orElseGet(() -> SafeText.line(userAgent));
  }

  private static Stream<String> named(Known known, String userAgent) {
    Matcher matcher = known.pattern().matcher(userAgent);
    return matcher.find() ? Stream.of(known.name() + " " + matcher.group(1)) : Stream.empty();
  }
}
