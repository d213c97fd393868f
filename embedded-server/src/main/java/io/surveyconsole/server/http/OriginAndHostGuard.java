package io.surveyconsole.server.http;

import io.github.bucket4j.Bucket;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Network;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before every request and upgrade. Any web page that somebody on this machine opens can
/// reach a server on `localhost`: its `Origin` gives it away, and a name that was bent to point
/// here (DNS rebinding) shows in `Host`.
final class OriginAndHostGuard extends Handler.Wrapper {
  private static final Logger log = LoggerFactory.getLogger(OriginAndHostGuard.class);
  private static final int MAX_SHOWN = 200;
  private static final int LOGGED = 20;

  private record Refused(Refusal what, String words) {}

  private final Set<String> hosts;
  private final @Nullable String publicOrigin;
  private final @Nullable String publicHost;
  private final Set<String> allowedOrigins;
  private final Problems problems;
  private final Consumer<Refusal> count;

  /// Who is refused again and again fills no log; how often it was is counted.
  private final Bucket logged =
      Bucket.builder()
          .addLimit(limit -> limit.capacity(LOGGED).refillGreedy(LOGGED, Duration.ofMinutes(1)))
          .build();

  /// @param count counts what is refused
  OriginAndHostGuard(Network network, Problems problems, Consumer<Refusal> count) {
    this.count = count;
    this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    if (!network.isWildcard()) {
      hosts.add(bracketed(network.host()).toLowerCase(Locale.ROOT));
    }
    URI publicUrl = network.publicUrl();
    this.publicOrigin = publicUrl == null ? null : publicUrl.toString();
    this.publicHost = publicUrl == null ? null : publicUrl.getHost();
    if (publicUrl != null) {
      hosts.add(publicUrl.getHost());
    }
    this.allowedOrigins = network.allowedOrigins();
    this.problems = problems;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Refused refusal = refusal(request);
    if (refusal == null) {
      return super.handle(request, response, callback);
    }
    count.accept(refusal.what());
    if (logged.tryConsume(1)) {
      log.warn(
          "Refused a request for {}: {}", shorten(request.getHttpURI().getPath()), refusal.words());
    }
    response.setStatus(403);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.write(
        true, ByteBuffer.wrap(problems.json(403, "Not allowed", refusal.words())), callback);
    return true;
  }

  /// Why the request is refused, with what would allow it; null if it is not.
  private @Nullable Refused refusal(Request request) {
    List<String> hostValues = request.getHeaders().getValuesList(HttpHeader.HOST);
    if (hostValues.size() != 1) {
      return new Refused(Refusal.HOST, "The request must have one Host.");
    }
    String host = hostValues.getFirst().toLowerCase(Locale.ROOT);
    if (!hosts.contains(withoutPort(host))) {
      return new Refused(
          Refusal.HOST,
          "The Host \""
              + shorten(host)
              + "\" is not this server's. Call it as "
              + (publicOrigin == null ? "localhost" : publicOrigin)
              + ".");
    }
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (origins.isEmpty()) {
      return null;
    }
    String origin = origins.getFirst();
    if (origins.size() == 1
        && (allowedOrigins.contains(origin)
            || isOwn(origin, host, request.isSecure() ? "https" : "http"))) {
      return null;
    }
    return new Refused(
        Refusal.ORIGIN,
        "Pages of the origin "
            + shorten(origin)
            + " may not call this server. To allow them put the line security.allowed-origins="
            + String.join(
                ",",
                Stream.concat(allowedOrigins.stream().sorted(), Stream.of(shorten(origin)))
                    .toList())
            + " into survey-console.properties and restart.");
  }

  /// Under its public name the server is where its public address says, and nowhere else: a page
  /// that came unencrypted is not its own.
  private boolean isOwn(String origin, String host, String scheme) {
    return withoutPort(host).equals(publicHost)
        ? origin.equals(publicOrigin)
        : equalsHost(origin, host, scheme);
  }

  private static boolean equalsHost(String origin, String host, String scheme) {
    try {
      var uri = new URI(origin);
      return scheme.equalsIgnoreCase(uri.getScheme())
          && uri.getRawAuthority() != null
          && uri.getRawAuthority().toLowerCase(Locale.ROOT).equals(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static String shorten(@Nullable String text) {
    return text == null
        ? ""
        : text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
