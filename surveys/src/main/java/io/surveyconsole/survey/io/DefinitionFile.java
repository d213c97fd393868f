package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.Problems;
import io.surveyconsole.survey.check.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file and what came of reading it.
public record DefinitionFile(Path path, Reading reading) {

  /// Reads the files, in their order, each once however often it is named. Files that give their
  /// surveys the same id are all invalid: nobody can know which one is meant.
  public static List<DefinitionFile> readAll(List<Path> paths) {
    var files = new LinkedHashMap<Path, DefinitionFile>();
    for (var path : paths) {
      files.computeIfAbsent(real(path), _ -> new DefinitionFile(path, DefinitionReader.read(path)));
    }
    var byId = new HashMap<String, List<DefinitionFile>>();
    for (var file : files.values()) {
      file.reading()
          .id()
          .ifPresent(id -> byId.computeIfAbsent(id.value(), _ -> new ArrayList<>()).add(file));
    }
    return files.values().stream().map(file -> file.reportingRivals(byId)).toList();
  }

  private DefinitionFile reportingRivals(Map<String, List<DefinitionFile>> byId) {
    var id = reading.id();
    if (id.isEmpty()) {
      return this;
    }
    var rival =
        byId.getOrDefault(id.get().value(), List.of()).stream()
            .filter(other -> !other.path().equals(path))
            .findFirst();
    if (rival.isEmpty()) {
      return this;
    }
    var problems = new Problems();
    problems.error(
        id.get().place(),
        "The survey in %s has the id %s too; change one of them."
            .formatted(rival.get().path(), Visible.quoted(id.get().value())));
    reading.problems().forEach(problems::add);
    return new DefinitionFile(path, new Reading.Invalid(id, problems.list()));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
