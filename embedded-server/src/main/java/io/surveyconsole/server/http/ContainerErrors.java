package io.surveyconsole.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What Jetty refuses before a route sees it (a broken request line, an address with a stray `%`)
/// is answered with a problem too, in our words.
final class ContainerErrors extends ErrorHandler {
  private final Problems problems;

  ContainerErrors(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    SecurityHeaders.put(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    String title =
        HttpStatus.isClientError(code) ? "The request cannot be taken" : "Internal error";
    String detail =
        HttpStatus.isClientError(code)
            ? "The request or its address is not formed as HTTP wants it."
            : "The server failed.";
    response.write(true, ByteBuffer.wrap(problems.ofContainer(code, title, detail)), callback);
  }
}
