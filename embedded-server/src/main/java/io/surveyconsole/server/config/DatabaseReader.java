package io.surveyconsole.server.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which database is wanted.
final class DatabaseReader {
  private static final Pattern POSTGRES_URL = Pattern.compile("jdbc:postgresql:\\S+");
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("[?&](ssl)?password=|//[^/@]*:[^/@]*@");

  private final GivenSettings given;

  DatabaseReader(GivenSettings given) {
    this.given = given;
  }

  @Nullable DatabaseAddress read() {
    String url = given.text(Setting.DATABASE_URL);
    String user = given.text(Setting.DATABASE_USER);
    String password = given.text(Setting.DATABASE_PASSWORD);
    if (url.isEmpty()) {
      if (!user.isEmpty()) {
        given.problem(Setting.DATABASE_USER, "is of no use without " + Setting.DATABASE_URL.key());
      }
      if (!password.isEmpty()) {
        given.problem(
            Setting.DATABASE_PASSWORD, "is of no use without " + Setting.DATABASE_URL.key());
      }
      return null;
    }
    if (PASSWORD_IN_URL.matcher(url).find()) {
      given.problemUnseen(
          Setting.DATABASE_URL,
          "names a password; put it into "
              + Setting.DATABASE_PASSWORD.key()
              + ", which is never shown");
      return null;
    }
    if (!POSTGRES_URL.matcher(url).matches()) {
      given.problem(
          Setting.DATABASE_URL,
          "must be written as jdbc:postgresql://HOST:PORT/DATABASE; leave it out to keep everything"
              + " in the data folder");
    }
    return new DatabaseAddress(url, user, password.isEmpty() ? null : new Secret(password));
  }
}
