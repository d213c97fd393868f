package io.surveyconsole.survey.check;

import java.util.Comparator;

/// Where something stands in a definition.
///
/// @param line from 1
/// @param column from 1, in UTF-16 units as most editors count
/// @param pointer JSON Pointer (RFC 6901); empty for the definition as a whole
public record Place(int line, int column, String pointer) implements Comparable<Place> {

  /// The beginning of the file, also for what concerns the file as a whole.
  public static final Place START = new Place(1, 1, "");

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparing(Place::pointer);

  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("no place: " + line + ":" + column);
    }
  }

  /// In the order of the text.
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /// In words, for texts that point at another place.
  public String inWords() {
    return "line " + line + ", column " + column;
  }
}
