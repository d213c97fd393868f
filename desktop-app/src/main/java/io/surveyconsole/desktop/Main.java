package io.surveyconsole.desktop;

import io.surveyconsole.desktop.shell.ConsoleProgram;
import io.surveyconsole.server.cli.ServerCommand;
import io.surveyconsole.server.cli.ServerOptions;
import java.util.List;
import picocli.CommandLine;

/// Starts the console, or, asked for a command, the server alone.
///
/// It is no JavaFX application, and nothing of JavaFX is loaded before it is known that a window is
/// wanted: `serve` must run where there is no JavaFX and no display.
@ArchitectureException("the one place that chooses between the window and the command line")
public final class Main {
  private static final List<String> WITHOUT_A_WINDOW =
      List.of("serve", "check", "token", "-h", "--help", "-V", "--version");
  private static final int BAD_COMMAND_LINE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && WITHOUT_A_WINDOW.contains(arguments[0])) {
      System.exit(ServerCommand.run(arguments));
    }
    var options = new ServerOptions();
    try {
      var _ = new CommandLine(options).parseArgs(arguments);
    } catch (CommandLine.ParameterException e) {
      System.err.println(e.getMessage());
      System.exit(BAD_COMMAND_LINE);
    }
    ConsoleProgram.start(options.sources(System.getenv()));
  }
}
