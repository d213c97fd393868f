package io.surveyconsole.server.cli;

import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.DataFolders;
import io.surveyconsole.server.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a server, alone or inside the console.
public final class ServerOptions {
  @Option(names = "--port", paramLabel = "N", description = "where to listen; 0 takes a free port")
  @Nullable String port;

  @Option(names = "--host", paramLabel = "H", description = "the address to listen on")
  @Nullable String host;

  @Option(names = "--data", paramLabel = "DIR", description = "where everything is kept")
  @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, in place of DIR/survey-console.properties")
  @Nullable Path config;

  @Option(names = "--set", paramLabel = "key=value", description = "one setting; may be repeated")
  List<String> settings = new ArrayList<>();

  /// The sources that these options name, over those of this process.
  public ConfigSources sources(Map<String, String> environment) {
    var commandLine = new ArrayList<>(settings);
    if (port != null) {
      commandLine.add(Setting.SERVER_PORT.key() + "=" + port);
    }
    if (host != null) {
      commandLine.add(Setting.SERVER_HOST.key() + "=" + host);
    }
    Path folder =
        data != null
            ? data
            : DataFolders.standard(
                System.getProperty("os.name"), System.getProperty("user.home"), environment);
    return new ConfigSources(folder.toAbsolutePath().normalize(), config, environment, commandLine);
  }
}
