package io.surveyconsole.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where settings come from; the later wins: defaults, the file, the environment, the command line.
///
/// @param dataFolder where everything is kept
/// @param configFile read in place of `survey-console.properties` in the data folder; must exist
/// @param environment the process's environment; what begins with `SURVEY_CONSOLE_` is ours
/// @param commandLine `key=value` as given, in order
public record ConfigSources(
    Path dataFolder,
    @Nullable Path configFile,
    Map<String, String> environment,
    List<String> commandLine) {

  public ConfigSources {
    environment = Map.copyOf(environment);
    commandLine = List.copyOf(commandLine);
  }

  /// Nothing but the defaults and what the data folder's own file says.
  public static ConfigSources ofFolder(Path dataFolder) {
    return new ConfigSources(dataFolder, null, Map.of(), List.of());
  }

  /// These sources with one more setting from the command line.
  public ConfigSources with(String key, String value) {
    var more = new ArrayList<>(commandLine);
    more.add(key + "=" + value);
    return new ConfigSources(dataFolder, configFile, environment, more);
  }

  Map<String, String> ourEnvironment() {
    var ours = new LinkedHashMap<String, String>();
    environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Setting.ENVIRONMENT_PREFIX))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> ours.put(entry.getKey(), entry.getValue()));
    return ours;
  }
}
