package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.Problem;
import io.surveyconsole.survey.check.Visible;
import java.nio.file.Path;
import java.util.List;

/// What `check` says of definition files.
///
/// @param lines `FILE:LINE:COL: error|warning: text`, one a problem, fit for a terminal; none if
///   all is well
/// @param anyError whether a file cannot be used
public record CheckReport(List<String> lines, boolean anyError) {

  public CheckReport {
    lines = List.copyOf(lines);
  }

  /// Reads and checks the files, alone and together.
  public static CheckReport of(List<Path> paths) {
    return ofFiles(DefinitionFile.readAll(paths));
  }

  /// The same of files that were read already.
  public static CheckReport ofFiles(List<DefinitionFile> files) {
    var lines =
        files.stream()
            .flatMap(file -> file.reading().problems().stream().map(p -> line(file.path(), p)))
            .toList();
    var anyError = files.stream().anyMatch(file -> file.reading() instanceof Reading.Invalid);
    return new CheckReport(lines, anyError);
  }

  /// 0, or 1 if there is any error; warnings alone are none.
  public int exitCode() {
    return anyError ? 1 : 0;
  }

  /// One problem of a file as a line.
  public static String line(Path file, Problem problem) {
    var severity =
        switch (problem.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
        };
    return "%s:%d:%d: %s: %s"
        .formatted(
            Visible.line(file.toString()),
            problem.place().line(),
            problem.place().column(),
            severity,
            problem.text());
  }
}
