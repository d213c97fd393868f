package io.surveyconsole.server.cli;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `survey-console serve`, `check` and `token`: what runs without a window.
@Command(
    name = "survey-console",
    description = "Runs surveys as chats. Without a command the console opens in a window.",
    subcommands = {ServeCommand.class, CheckCommand.class, TokenCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class)
public final class ServerCommand implements Runnable {
  /// Wrong words on the command line, and settings that cannot be used.
  private static final int BAD_CONFIGURATION = 2;

  /// The server has refused what was asked of it.
  private static final int REFUSED = 1;

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  /// Runs a command and returns the process's exit code.
  public static int run(String... arguments) {
    return commandLine(System.out, System.err).execute(arguments);
  }

  static CommandLine commandLine(PrintStream out, PrintStream err) {
    var command = new CommandLine(new ServerCommand());
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler((failure, _, _) -> exitCode(failure, command.getErr()));
    return command;
  }

  /// Says why a command could not do what was asked.
  private static int exitCode(Exception failure, PrintWriter err) throws Exception {
    return switch (failure) {
      case ConfigException config -> {
        config.problems().forEach(err::println);
        yield BAD_CONFIGURATION;
      }
      case StartFailure start -> {
        err.println(start.explanation());
        err.println(start.remedy());
        yield start.kind().exitCode();
      }
      case AdminClient.Refused refused -> {
        err.println(refused.getMessage());
        yield REFUSED;
      }
      default -> throw failure;
    };
  }

  /// The program of a server without a window.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
  }
}
