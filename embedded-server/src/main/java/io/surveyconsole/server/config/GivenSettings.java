package io.surveyconsole.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/// What each setting was given as, the sources laid over one another; and what is wrong with it.
final class GivenSettings {
  private static final String FILE_NAME = "survey-console.properties";

  private record Given(String value, String source) {}

  private final ConfigSources sources;
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  GivenSettings(ConfigSources sources) {
    this.sources = sources;
    for (Setting setting : Setting.values()) {
      given.put(setting, new Given(setting.standard(), "default"));
    }
    readFile();
    readEnvironment();
    readCommandLine();
  }

  /// What is wrong, a line each.
  List<String> problems() {
    return problems;
  }

  /// The value as it was given; empty where none was.
  String text(Setting setting) {
    return given(setting).value();
  }

  boolean isGiven(Setting setting) {
    return !text(setting).isEmpty();
  }

  int number(Setting setting, int least, int most) {
    try {
      int number = Integer.parseInt(text(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words as a number out of range
    }
    problem(setting, "must be a whole number from " + least + " to " + most);
    return least;
  }

  Duration seconds(Setting setting, int least, int most) {
    return Duration.ofSeconds(number(setting, least, most));
  }

  boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "", "false" -> false;
      default -> {
        problem(setting, "must be true or false");
        yield false;
      }
    };
  }

  /// Notes what is wrong with a setting; the value of a secret is not repeated.
  void problem(Setting setting, String text) {
    String shown = setting.secret() ? "***" : text(setting);
    problems.add(setting.key() + "=" + shown + " (" + given(setting).source() + "): " + text);
  }

  /// Notes what is wrong with a setting whose value may hold a secret.
  void problemUnseen(Setting setting, String text) {
    problems.add(setting.key() + " (" + given(setting).source() + "): " + text);
  }

  private void readFile() {
    Path named = sources.configFile();
    Path file = named != null ? named : sources.dataFolder().resolve(FILE_NAME);
    if (named == null && !Files.exists(file)) {
      return;
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (CharacterCodingException e) {
      problems.add(file + ": is not UTF-8 text; save it as UTF-8");
      return;
    } catch (IOException e) {
      problems.add(file + ": cannot be read; see that it exists and may be read");
      return;
    } catch (IllegalArgumentException e) {
      problems.add(file + ": has a broken \\u escape; write \\\\ for a backslash");
      return;
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      take(key, properties.getProperty(key), file.toString());
    }
  }

  private void readEnvironment() {
    sources
        .ourEnvironment()
        .forEach((name, value) ->
            Setting.ofEnvironment(name)
                .ifPresentOrElse(
                    setting -> given.put(setting, new Given(value, "environment " + name)),
                    () ->
                        problems.add(
                            "environment " + name + ": there is no such setting; " + known())));
  }

  private void readCommandLine() {
    for (String argument : sources.commandLine()) {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        problems.add("--set " + argument + ": write it as key=value");
        continue;
      }
      String key = argument.substring(0, equals);
      if (Setting.ofKey(key).map(Setting::secret).orElse(false)) {
        problems.add(
            "--set "
                + key
                + ": a secret on the command line can be read by every user of this machine; put it"
                + " into the configuration file or the environment");
        continue;
      }
      take(key, argument.substring(equals + 1), "--set");
    }
  }

  private void take(String key, String value, String source) {
    Setting.ofKey(key)
        .ifPresentOrElse(
            setting -> given.put(setting, new Given(value.strip(), source)),
            () -> problems.add(source + ": there is no setting \"" + key + "\"; " + known()));
  }

  private static String known() {
    return "there are "
        + String.join(", ", Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  private Given given(Setting setting) {
    Given found = given.get(setting);
    if (found == null) {
      throw new IllegalStateException("no default for " + setting);
    }
    return found;
  }
}
