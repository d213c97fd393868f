package io.surveyconsole.server.contract;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test that asks for a [RunningServer] its own, on its own folder, and ends it.
final class ServerPerTest implements ParameterResolver {

  /// Settings of the server, `key=value` each.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface With {
    String[] value();
  }

  private record Session(Path folder, RunningServer server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    With with = context.getRequiredTestMethod().getAnnotation(With.class);
    try {
      Path folder = Files.createTempDirectory("survey-console-");
      var server = RunningServer.in(folder, with == null ? new String[0] : with.value());
      context
          .getStore(ExtensionContext.Namespace.create(ServerPerTest.class))
          .put("session", new Session(folder, server));
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
