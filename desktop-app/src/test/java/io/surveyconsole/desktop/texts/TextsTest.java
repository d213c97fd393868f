package io.surveyconsole.desktop.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern LOOKED_UP = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("io.surveyconsole.desktop.texts", Locale.ENGLISH);

  private static Set<String> found(Pattern pattern) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        pattern.matcher(Files.readString(file)).results().forEach(hit -> found.add(hit.group(1)));
      }
    }
    return found;
  }

  @Test
  void hasEveryTextThatIsLookedUp() throws IOException {
    assertThat(found(LOOKED_UP)).isNotEmpty().isSubsetOf(bundle.keySet());
  }

  @Test
  void hasNoTextThatNobodyUses() throws IOException {
    assertThat(bundle.keySet()).isSubsetOf(found(LITERAL));
  }

  @Test
  void canFillTheGapsOfEachText() {
    for (String key : bundle.keySet()) {
      assertThat(new MessageFormat(bundle.getString(key), Locale.ENGLISH)).as(key).isNotNull();
      assertThat(bundle.getString(key)).as(key + ": an apostrophe eats gaps").doesNotContain("'");
    }
  }

  @Test
  void fillsGapsAndCounts() {
    assertThat(Texts.text("stop.question", 1)).isEqualTo("1 respondent is connected");
    assertThat(Texts.text("stop.question", 1_284)).isEqualTo("1,284 respondents are connected");
  }
}
