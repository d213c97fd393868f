package io.surveyconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lays out events as the shipped `logback.xml` says.
class LogPatternTest {
  private static final String UNSEEN =
      "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068"
          + "\u2069\ufeff";
  private static final String HOSTILE =
      "\u001b[2J\r\n2026-01-01 forged \u0000\u007f\u0085\u009b" + UNSEEN;

  @Test
  void makesAMessageHarmless() throws Exception {
    String line = layout("from " + HOSTILE, null);
    assertThat(line.lines()).hasSize(1);
    check(line);
  }

  @Test
  void makesAnExceptionsTextHarmlessAndKeepsItsTrace() throws Exception {
    var cause = new IllegalArgumentException("cause " + HOSTILE);
    String text = layout("told", new IllegalStateException("why " + HOSTILE, cause));
    check(text);
    assertThat(text.lines())
        .anyMatch(line -> line.startsWith("java.lang.IllegalStateException: why "))
        .anyMatch(line -> line.startsWith("Caused by: java.lang.IllegalArgumentException: cause "))
        .anyMatch(line -> line.startsWith("\tat " + LogPatternTest.class.getName()))
        .noneMatch(line -> line.startsWith("2026-01-01"));
  }

  private static void check(String text) {
    assertThat(text.replace("\n", "").replace("\t", ""))
        .doesNotContainPattern("[\\p{Cc}" + UNSEEN + "]")
        .contains("\uFFFD")
        .contains("forged");
  }

  private static String layout(String message, @Nullable Throwable thrown) throws Exception {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogPatternTest.class.getResource("/logback.xml"));
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
    return ((PatternLayoutEncoder) appender.getEncoder())
        .getLayout()
        .doLayout(
            new LoggingEvent(
                LogPatternTest.class.getName(),
                context.getLogger("io.surveyconsole.Test"),
                Level.WARN,
                message,
                thrown,
                null));
  }
}
