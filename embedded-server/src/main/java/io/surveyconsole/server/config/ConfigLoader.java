package io.surveyconsole.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lays the sources over one another and judges each value; collects problems and repairs none.
final class ConfigLoader {
  private static final String FILE_NAME = "survey-console.properties";
  private static final Pattern POSTGRES_URL = Pattern.compile("jdbc:postgresql:\\S+");
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("[?&](ssl)?password=|//[^/@]*:[^/@]*@");

  private record Given(String value, String source) {}

  private final ConfigSources sources;
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  ConfigLoader(ConfigSources sources) {
    this.sources = sources;
  }

  ServerConfig load() throws ConfigException {
    for (Setting setting : Setting.values()) {
      given.put(setting, new Given(setting.standard(), "default"));
    }
    readFile();
    readEnvironment();
    readCommandLine();

    String host = host();
    int port = number(Setting.SERVER_PORT, 0, 65535);
    Secret token = adminToken();
    DatabaseAddress database = database();
    Set<String> origins = origins();
    int contentChars = number(Setting.LIMITS_CONTENT_CHARS, 1, 1_000_000);
    int messageBytes = number(Setting.LIMITS_MESSAGE_BYTES, 256, 64 * 1024 * 1024);
    int connections = number(Setting.LIMITS_CONNECTIONS, 1, 1_000_000);
    int idle = number(Setting.TIMEOUTS_IDLE_SECONDS, 1, 7 * 24 * 3600);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new ServerConfig(
        sources.dataFolder(),
        host,
        port,
        token,
        database,
        origins,
        contentChars,
        messageBytes,
        connections,
        Duration.ofSeconds(idle));
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

  private void problem(Setting setting, String text) {
    Given value = given(setting);
    String shown = setting.secret() ? "***" : value.value();
    problems.add(setting.key() + "=" + shown + " (" + value.source() + "): " + text);
  }

  private int number(Setting setting, int least, int most) {
    try {
      int number = Integer.parseInt(given(setting).value());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words as a number out of range
    }
    problem(setting, "must be a whole number from " + least + " to " + most);
    return least;
  }

  private String host() {
    String host = given(Setting.SERVER_HOST).value();
    try {
      if (host.isEmpty()) {
        problem(Setting.SERVER_HOST, "names no address; 127.0.0.1 is this machine");
      } else if (!InetAddress.getByName(host).isLoopbackAddress()) {
        problem(
            Setting.SERVER_HOST,
            "is reachable from other machines, which this version refuses because connections are"
                + " not encrypted; use 127.0.0.1");
      }
    } catch (UnknownHostException e) {
      problem(Setting.SERVER_HOST, "is no address of this machine; use 127.0.0.1");
    }
    return host;
  }

  private @Nullable Secret adminToken() {
    String token = given(Setting.AUTH_ADMIN_TOKEN).value();
    if (token.isEmpty()) {
      return null;
    }
    if (token.length() < 16 || !token.matches("[\\x21-\\x7e]+")) {
      problem(
          Setting.AUTH_ADMIN_TOKEN, "must have 16 or more visible ASCII characters and no space");
      return null;
    }
    return new Secret(token);
  }

  private @Nullable DatabaseAddress database() {
    String url = given(Setting.DATABASE_URL).value();
    String user = given(Setting.DATABASE_USER).value();
    String password = given(Setting.DATABASE_PASSWORD).value();
    if (url.isEmpty()) {
      if (!user.isEmpty()) {
        problem(Setting.DATABASE_USER, "is of no use without " + Setting.DATABASE_URL.key());
      }
      if (!password.isEmpty()) {
        problem(Setting.DATABASE_PASSWORD, "is of no use without " + Setting.DATABASE_URL.key());
      }
      return null;
    }
    if (PASSWORD_IN_URL.matcher(url).find()) {
      problems.add(
          Setting.DATABASE_URL.key()
              + " ("
              + given(Setting.DATABASE_URL).source()
              + "): names a password; put it into "
              + Setting.DATABASE_PASSWORD.key()
              + ", which is never shown");
      return null;
    }
    if (!POSTGRES_URL.matcher(url).matches()) {
      problem(
          Setting.DATABASE_URL,
          "must be written as jdbc:postgresql://HOST:PORT/DATABASE; leave it out to keep everything"
              + " in the data folder");
    }
    return new DatabaseAddress(url, user, password.isEmpty() ? null : new Secret(password));
  }

  private Set<String> origins() {
    var origins = new LinkedHashSet<String>();
    for (String part : given(Setting.SECURITY_ALLOWED_ORIGINS).value().split(",", -1)) {
      String origin = part.strip();
      if (origin.isEmpty()) {
        continue;
      }
      if (!origin.equals("null") && !isOrigin(origin)) {
        problem(
            Setting.SECURITY_ALLOWED_ORIGINS,
            "\""
                + origin
                + "\" is no origin; write it as the browser does, such as https://example.com or"
                + " http://localhost:3000, without a path");
      }
      origins.add(origin);
    }
    return origins;
  }

  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      return uri.getScheme() != null
          && uri.getHost() != null
          && (uri.getRawPath() == null || uri.getRawPath().isEmpty())
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
