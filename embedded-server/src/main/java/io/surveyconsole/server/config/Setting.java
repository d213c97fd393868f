package io.surveyconsole.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The settings there are. One that does not work yet is not here, so that it is refused.
public enum Setting {
  SERVER_HOST("server.host", "127.0.0.1"),
  SERVER_PORT("server.port", "8000"),
  SERVER_PUBLIC_URL("server.public-url", ""),
  SERVER_TRUSTED_PROXIES("server.trusted-proxies", ""),
  SERVER_INSECURE("server.insecure", "false"),
  SERVER_TLS_KEYSTORE("server.tls.keystore", ""),
  SERVER_TLS_CERTIFICATE("server.tls.certificate", ""),
  SERVER_TLS_KEY("server.tls.key", ""),
  SERVER_TLS_PASSWORD("server.tls.password", ""),
  SERVER_TLS_SELF_SIGNED("server.tls.self-signed", "false"),
  AUTH_ADMIN_TOKEN("auth.admin-token", ""),
  AUTH_RESPONDENTS("auth.respondents", ""),
  AUTH_RESPONDENT_TOKEN_DAYS("auth.respondent-token-days", "90"),
  DATABASE_URL("database.url", ""),
  DATABASE_USER("database.user", ""),
  DATABASE_PASSWORD("database.password", ""),
  DATABASE_ENCRYPTION("database.encryption", ""),
  DATABASE_KEY_FILE("database.key-file", ""),
  SECURITY_ALLOWED_ORIGINS("security.allowed-origins", ""),
  LIMITS_CONTENT_CHARS("limits.content-chars", "4000"),
  LIMITS_MESSAGES_PER_CONVERSATION("limits.messages-per-conversation", "1000"),
  LIMITS_MESSAGE_BYTES("limits.message-bytes", "65536"),
  LIMITS_MESSAGES_PER_SECOND("limits.messages-per-second", "5"),
  LIMITS_CONNECTIONS("limits.connections", "10000"),
  LIMITS_CONNECTIONS_PER_CONVERSATION("limits.connections-per-conversation", "8"),
  LIMITS_CONNECTIONS_PER_ADDRESS("limits.connections-per-address", "0"),
  TIMEOUTS_IDLE_SECONDS("timeouts.idle-seconds", "900"),
  HISTORY_CONNECTIONS_DAYS("history.connections-days", "90");

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
    return this == AUTH_ADMIN_TOKEN || this == DATABASE_PASSWORD || this == SERVER_TLS_PASSWORD;
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
