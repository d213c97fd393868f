package io.surveyconsole.desktop.load;

import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.nio.file.Path;

/// A server in a process of its own: `FOLDER`. It takes load that its limits would keep out. Prints
/// its address; ends with its standard input.
public final class ServerAlone {
  private ServerAlone() {}

  public static void main(String[] arguments) throws Exception {
    var sources =
        ConfigSources.ofFolder(Path.of(arguments[0]))
            .with("server.port", "0")
            .with("limits.messages-per-second", "1000000")
            .with("limits.connections", "20000");
    try (var server = SurveyServer.start(ServerConfig.load(sources))) {
      System.out.println(server.address());
      while (System.in.read() >= 0) {}
    }
    System.exit(0);
  }
}
