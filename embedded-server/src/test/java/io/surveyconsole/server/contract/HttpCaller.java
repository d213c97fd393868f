package io.surveyconsole.server.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Calls the HTTP API, with a token or without.
final class HttpCaller implements AutoCloseable {
  private final HttpClient client;
  private final URI address;
  private final @Nullable String token;

  HttpCaller(URI address, @Nullable String token) {
    this(builder().build(), address, token);
  }

  /// Calls over TLS.
  HttpCaller(URI address, String token, SSLContext tls) {
    this(builder().sslContext(tls).build(), address, token);
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .connectTimeout(Patience.LIMIT)
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpCaller(HttpClient client, URI address, @Nullable String token) {
    this.client = client;
    this.address = address;
    this.token = token;
  }

  HttpCaller withoutToken() {
    return new HttpCaller(client, address, null);
  }

  HttpCaller withToken(String other) {
    return new HttpCaller(client, address, other);
  }

  HttpAnswer get(String path) {
    return call("GET", path, null);
  }

  HttpAnswer delete(String path) {
    return call("DELETE", path, null);
  }

  HttpAnswer post(String path, String body) {
    return call("POST", path, body);
  }

  HttpAnswer put(String path, String body) {
    return call("PUT", path, body);
  }

  HttpAnswer call(String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Patience.LIMIT)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new HttpAnswer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
