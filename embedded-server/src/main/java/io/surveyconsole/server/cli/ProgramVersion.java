package io.surveyconsole.server.cli;

import io.surveyconsole.server.Version;
import picocli.CommandLine.IVersionProvider;

/// Tells the command line which version this is.
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Survey Console " + Version.current()};
  }
}
