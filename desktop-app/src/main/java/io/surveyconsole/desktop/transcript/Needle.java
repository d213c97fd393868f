package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.fx.SafeText;
import java.util.List;
import java.util.regex.Pattern;

/// Words that are looked for, whatever their case, in messages as they are shown.
///
/// @param words not empty
record Needle(String words) {
  /// Where the words stand.
  record Place(int begin, int end) {}

  private static final int MOST_PLACES = 1_000;

  boolean in(Said said) {
    return pattern().matcher(SafeText.block(said.content())).find();
  }

  /// Where they stand in a text that is shown.
  List<Place> places(String shown) {
    return pattern()
        .matcher(shown)
        .results()
        .limit(MOST_PLACES)
        .map(hit -> new Place(hit.start(), hit.end()))
        .toList();
  }

  private Pattern pattern() {
    return Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
