package io.surveyconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lays out events as the shipped `logback.xml` says.
class LogPatternTest {
  private static final String HOSTILE =
      "\u001b[2J\r\n2026-01-01 forged \u202e \u2028 \u0000 \u200f";

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
        .doesNotContainPattern("[\\p{Cntrl}\\u202e\\u2028\\u200f]")
        .contains("\uFFFD")
        .contains("forged");
  }

  private static String layout(String message, @Nullable Throwable thrown) throws Exception {
    var context = new LoggerContext();
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(shippedPattern());
    layout.start();
    return layout.doLayout(
        new LoggingEvent(
            LogPatternTest.class.getName(),
            context.getLogger("io.surveyconsole.Test"),
            Level.WARN,
            message,
            thrown,
            null));
  }

  private static String shippedPattern() throws Exception {
    try (InputStream in = LogPatternTest.class.getResourceAsStream("/logback.xml")) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getElementsByTagName("pattern")
          .item(0)
          .getTextContent();
    }
  }
}
