package io.surveyconsole.server.config;

import io.surveyconsole.server.config.Authentication.Respondents;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Judges each setting; collects problems and repairs none.
final class ConfigLoader {
  private final ConfigSources sources;
  private final GivenSettings given;

  ConfigLoader(ConfigSources sources) {
    this.sources = sources;
    this.given = new GivenSettings(sources);
  }

  ServerConfig load() throws ConfigException {
    var reader = new NetworkReader(given, sources.dataFolder());
    Network network = reader.read();
    var authentication =
        new Authentication(
            adminToken(),
            respondents(reader.isLocal(network)),
            Duration.ofDays(given.number(Setting.AUTH_RESPONDENT_TOKEN_DAYS, 1, 3_650)));
    DatabaseAddress database = new DatabaseReader(given).read();
    var encryption = new DatabaseEncryptionReader(given, sources.dataFolder()).read();
    Limits limits = limits();
    var history = History.ofDays(given.number(Setting.HISTORY_CONNECTIONS_DAYS, 0, 36_500));
    if (!given.problems().isEmpty()) {
      throw new ConfigException(given.problems());
    }
    return new ServerConfig(
        sources.dataFolder(), network, authentication, database, encryption, limits, history);
  }

  private Limits limits() {
    return new Limits(
        given.number(Setting.LIMITS_CONTENT_CHARS, 1, 1_000_000),
        given.number(Setting.LIMITS_MESSAGES_PER_CONVERSATION, 1, 1_000_000),
        given.number(Setting.LIMITS_MESSAGE_BYTES, 256, 64 * 1024 * 1024),
        given.number(Setting.LIMITS_MESSAGES_PER_SECOND, 1, 1_000_000),
        given.number(Setting.LIMITS_CONNECTIONS, 1, 1_000_000),
        given.number(Setting.LIMITS_CONNECTIONS_PER_CONVERSATION, 1, 1_000_000),
        given.number(Setting.LIMITS_CONNECTIONS_PER_ADDRESS, 0, 1_000_000),
        given.seconds(Setting.TIMEOUTS_IDLE_SECONDS, 1, 7 * 24 * 3600));
  }

  private @Nullable Secret adminToken() {
    String token = given.text(Setting.AUTH_ADMIN_TOKEN);
    if (token.isEmpty()) {
      return null;
    }
    if (token.length() < 16 || !token.matches("[\\x21-\\x7e]+")) {
      given.problem(
          Setting.AUTH_ADMIN_TOKEN, "must have 16 or more visible ASCII characters and no space");
      return null;
    }
    return new Secret(token);
  }

  /// @param local whether only people who are on this machine already can reach the server
  private Respondents respondents(boolean local) {
    return switch (given.text(Setting.AUTH_RESPONDENTS)) {
      case "" -> local ? Respondents.OPTIONAL : Respondents.REQUIRED;
      case "optional" -> Respondents.OPTIONAL;
      case "required" -> Respondents.REQUIRED;
      default -> {
        given.problem(Setting.AUTH_RESPONDENTS, "must be optional or required");
        yield Respondents.REQUIRED;
      }
    };
  }
}
