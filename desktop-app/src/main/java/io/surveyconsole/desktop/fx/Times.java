package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Points in time as the operator reads them.
///
/// @param zone whose clock is shown
public record Times(ZoneId zone) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss.SSS", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  /// How long it took or has been: `12 s`, `5 min`, `3 h`, `4 d`. A clock that runs behind shows `0
  /// s`, never a negative time.
  public static String span(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return text("time.seconds", seconds);
    }
    if (seconds < 3600) {
      return text("time.minutes", seconds / 60);
    }
    if (seconds < 86_400) {
      return text("time.hours", seconds / 3600);
    }
    return text("time.days", seconds / 86_400);
  }

  /// How long ago.
  public static String ago(Instant then, Instant now) {
    return span(Duration.between(then, now));
  }

  /// `14:02:39`
  public String clock(Instant instant) {
    return CLOCK.format(instant.atZone(zone));
  }

  /// `22 Nov 2026, 14:02:39`
  public String exact(Instant instant) {
    return EXACT.format(instant.atZone(zone));
  }

  /// `22 Nov 2026, 14:02:39.071`
  public String toTheMillisecond(Instant instant) {
    return MILLIS.format(instant.atZone(zone));
  }

  public LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /// `Today`, `Yesterday` or the date in words.
  public String day(LocalDate date, Instant now) {
    LocalDate today = date(now);
    if (date.equals(today)) {
      return text("time.today");
    }
    if (date.equals(today.minusDays(1))) {
      return text("time.yesterday");
    }
    return DAY.format(date);
  }
}
