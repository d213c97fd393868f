package io.surveyconsole.server.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads times as this API writes them, `2026-01-31T12:00:00.5Z`, figure by figure, and all others
/// as the library does. A formatter makes a hundred objects of each, and a console reads twenty
/// thousand a second.
final class Instants extends StdDeserializer<Instant> {
  private static final long serialVersionUID = 1;
  private static final String FORM = "####-##-##T##:##:##";
  private static final int MOST_FIGURES_OF_NANOS = 9;
  private static final long SECONDS_OF_A_DAY = 86_400;

  Instants() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      Instant read = read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
      if (read != null) {
        return read;
      }
    }
    return InstantDeserializer.INSTANT.deserialize(json, context);
  }

  /// Null where it is written otherwise.
  static @Nullable Instant read(char[] text, int from, int length) {
    if (length <= FORM.length() || text[from + length - 1] != 'Z' || !isOfForm(text, from)) {
      return null;
    }
    int nanos = nanos(text, from + FORM.length(), from + length - 1);
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      long day =
          LocalDate.of(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2))
              .toEpochDay();
      return Instant.ofEpochSecond(
          day * SECONDS_OF_A_DAY + hour * 3_600L + minute * 60L + second, nanos);
    } catch (DateTimeException e) {
      return null; // no such day: the library says so
    }
  }

  private static boolean isOfForm(char[] text, int from) {
    for (int at = 0; at < FORM.length(); at++) {
      char expected = FORM.charAt(at);
      char found = text[from + at];
      if (expected == '#' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  /// What stands between the seconds and the Z; negative where that is no fraction.
  private static int nanos(char[] text, int from, int to) {
    int figures = to - from - 1;
    if (to == from) {
      return 0;
    }
    if (text[from] != '.' || figures < 1 || figures > MOST_FIGURES_OF_NANOS) {
      return -1;
    }
    int nanos = 0;
    for (int at = 0; at < MOST_FIGURES_OF_NANOS; at++) {
      char figure = at < figures ? text[from + 1 + at] : '0';
      if (figure < '0' || figure > '9') {
        return -1;
      }
      nanos = nanos * 10 + (figure - '0');
    }
    return nanos;
  }

  private static int number(char[] text, int from, int figures) {
    int number = 0;
    for (int at = from; at < from + figures; at++) {
      number = number * 10 + (text[at] - '0');
    }
    return number;
  }
}
