package io.surveyconsole.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The settings there are. One that does not work yet is not here, so that it is refused.
public enum Setting {
  SERVER_HOST("server.host", "127.0.0.1"),
  SERVER_PORT("server.port", "8000"),
  AUTH_ADMIN_TOKEN("auth.admin-token", ""),
  DATABASE_URL("database.url", ""),
  DATABASE_USER("database.user", ""),
  DATABASE_PASSWORD("database.password", ""),
  SECURITY_ALLOWED_ORIGINS("security.allowed-origins", ""),
  LIMITS_CONTENT_CHARS("limits.content-chars", "4000"),
  LIMITS_MESSAGE_BYTES("limits.message-bytes", "65536"),
  LIMITS_CONNECTIONS("limits.connections", "10000"),
  TIMEOUTS_IDLE_SECONDS("timeouts.idle-seconds", "900");

  static final String ENVIRONMENT_PREFIX = "SURVEY_CONSOLE_";

  private final String key;
  private final String standard;

  Setting(String key, String standard) {
    this.key = key;
    this.standard = standard;
  }

  /// Its name in files and on the command line.
  public String key() {
    return key;
  }

  /// What it is where nobody sets it; empty for "not set".
  public String standard() {
    return standard;
  }

  /// Its name in the environment.
  public String environmentName() {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Whether other users of the machine must not see it.
  public boolean secret() {
    return this == AUTH_ADMIN_TOKEN || this == DATABASE_PASSWORD;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofEnvironment(String name) {
    return Arrays.stream(values())
        .filter(setting -> setting.environmentName().equals(name))
        .findFirst();
  }
}
