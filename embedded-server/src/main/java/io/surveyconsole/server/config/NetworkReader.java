package io.surveyconsole.server.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the server listens. Beyond this machine it does so encrypted, or because somebody has said
/// that it should be otherwise.
final class NetworkReader {
  private final GivenSettings given;
  private final Path dataFolder;

  NetworkReader(GivenSettings given, Path dataFolder) {
    this.given = given;
    this.dataFolder = dataFolder;
  }

  Network read() {
    Tls tls = tls();
    URI publicUrl = publicUrl();
    return new Network(
        host(!(tls instanceof Tls.None), publicUrl != null),
        given.number(Setting.SERVER_PORT, 0, 65535),
        publicUrl,
        trustedProxies(),
        tls,
        origins());
  }

  /// Whether only people who are on this machine already can reach the server.
  boolean isLocal(Network network) {
    return network.publicUrl() == null
        && network.trustedProxies().isEmpty()
        && address(network.host()).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  private String host(boolean encrypted, boolean hasPublicUrl) {
    String host = given.text(Setting.SERVER_HOST).replaceAll("^\\[|]$", "");
    boolean insecure = given.flag(Setting.SERVER_INSECURE);
    InetAddress address = host.isEmpty() ? null : address(host).orElse(null);
    if (host.isEmpty()) {
      given.problem(Setting.SERVER_HOST, "names no address; 127.0.0.1 is this machine");
    } else if (address == null) {
      given.problem(Setting.SERVER_HOST, "is no address of this machine; use 127.0.0.1");
    } else if (!address.isLoopbackAddress()) {
      if (!encrypted && !insecure) {
        given.problem(
            Setting.SERVER_HOST,
            "is reachable from other machines, and connections would not be encrypted; set"
                + " server.tls.certificate and server.tls.key, for a trial"
                + " server.tls.self-signed=true, or use 127.0.0.1 (server.insecure=true listens"
                + " unencrypted all the same)");
      }
      if (address.isAnyLocalAddress() && !hasPublicUrl) {
        given.problem(
            Setting.SERVER_HOST,
            "listens on every address of this machine; say in server.public-url how others reach"
                + " it, such as https://surveys.example.com");
      }
    }
    return host;
  }

  private static Optional<InetAddress> address(String host) {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private @Nullable URI publicUrl() {
    String text = given.text(Setting.SERVER_PUBLIC_URL);
    if (text.isEmpty()) {
      return null;
    }
    String origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!isOrigin(origin) || !origin.matches("(?i)https?://.*")) {
      given.problem(
          Setting.SERVER_PUBLIC_URL,
          "must be written as https://surveys.example.com, with a port where it has one and without"
              + " a path");
      return null;
    }
    return URI.create(asBrowsersWrite(origin));
  }

  private List<AddressRange> trustedProxies() {
    var ranges = new ArrayList<AddressRange>();
    for (String part : parts(Setting.SERVER_TRUSTED_PROXIES)) {
      AddressRange.parse(part)
          .ifPresentOrElse(
              ranges::add,
              () ->
                  given.problem(
                      Setting.SERVER_TRUSTED_PROXIES,
                      "\"" + part + "\" is no address; write 192.0.2.1 or 192.0.2.0/24"));
    }
    return ranges;
  }

  private Tls tls() {
    boolean keystore = given.isGiven(Setting.SERVER_TLS_KEYSTORE);
    boolean certificate = given.isGiven(Setting.SERVER_TLS_CERTIFICATE);
    boolean key = given.isGiven(Setting.SERVER_TLS_KEY);
    boolean selfSigned = given.flag(Setting.SERVER_TLS_SELF_SIGNED);
    String password = given.text(Setting.SERVER_TLS_PASSWORD);
    if (Stream.of(keystore, certificate || key, selfSigned).filter(way -> way).count() > 1) {
      given.problem(
          selfSigned ? Setting.SERVER_TLS_SELF_SIGNED : Setting.SERVER_TLS_KEYSTORE,
          "there is another certificate already; choose one of server.tls.keystore,"
              + " server.tls.certificate with server.tls.key, and server.tls.self-signed");
      return new Tls.None();
    }
    if (keystore) {
      if (password.isEmpty()) {
        given.problem(Setting.SERVER_TLS_KEYSTORE, "needs server.tls.password");
        return new Tls.None();
      }
      return new Tls.Keystore(file(Setting.SERVER_TLS_KEYSTORE), new Secret(password));
    }
    if (certificate != key) {
      given.problem(
          certificate ? Setting.SERVER_TLS_CERTIFICATE : Setting.SERVER_TLS_KEY,
          "is of no use without "
              + (certificate ? Setting.SERVER_TLS_KEY : Setting.SERVER_TLS_CERTIFICATE).key());
      return new Tls.None();
    }
    if (certificate) {
      return new Tls.Pem(
          file(Setting.SERVER_TLS_CERTIFICATE),
          file(Setting.SERVER_TLS_KEY),
          password.isEmpty() ? null : new Secret(password));
    }
    if (!password.isEmpty()) {
      given.problem(
          Setting.SERVER_TLS_PASSWORD,
          "is of no use without server.tls.keystore or server.tls.key");
    }
    return selfSigned ? new Tls.SelfSigned() : new Tls.None();
  }

  /// A file, found from the data folder.
  private Path file(Setting setting) {
    Path file = dataFolder.resolve(given.text(setting));
    if (!Files.isReadable(file)) {
      given.problem(setting, "there is no file " + file + " that can be read");
    }
    return file;
  }

  private Set<String> origins() {
    var origins = new LinkedHashSet<String>();
    for (String origin : parts(Setting.SECURITY_ALLOWED_ORIGINS)) {
      if (!origin.equals("null") && !isOrigin(origin)) {
        given.problem(
            Setting.SECURITY_ALLOWED_ORIGINS,
            "\""
                + origin
                + "\" is no origin; write it as the browser does, such as https://example.com or"
                + " http://localhost:3000, without a path");
      }
      origins.add(asBrowsersWrite(origin));
    }
    return origins;
  }

  /// In small letters, and without the port that goes without saying.
  private static String asBrowsersWrite(String origin) {
    String small = origin.toLowerCase(Locale.ROOT);
    return small.startsWith("https:")
        ? small.replaceFirst(":443$", "")
        : small.startsWith("http:") ? small.replaceFirst(":80$", "") : small;
  }

  private List<String> parts(Setting setting) {
    return Stream.of(given.text(setting).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
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
