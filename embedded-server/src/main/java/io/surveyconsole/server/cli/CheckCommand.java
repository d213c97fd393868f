package io.surveyconsole.server.cli;

import io.surveyconsole.survey.io.CheckReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells every problem of survey definitions.
@Command(
    name = "check",
    description = "Checks survey definitions: every problem, file and place.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "definitions to check")
  List<Path> files = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli gave no command");
    }
    CheckReport report = CheckReport.of(files);
    report.lines().forEach(spec.commandLine().getOut()::println);
    return report.exitCode();
  }
}
