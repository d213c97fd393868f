package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.DefinitionCheck;
import io.surveyconsole.survey.check.Place;
import io.surveyconsole.survey.check.Problem;
import io.surveyconsole.survey.check.Problems;
import io.surveyconsole.survey.check.Severity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads survey definitions. Whatever the input, the result is a value: a survey, or all that is
/// wrong with it.
public final class DefinitionReader {

  /// No definition is longer.
  public static final int MAX_BYTES = 1 << 20;

  private DefinitionReader() {}

  /// Reads a definition file. That it is missing, unreadable, no file or too big is a problem at
  /// its beginning.
  public static Reading read(Path file) {
    try {
      if (!Files.exists(file)) {
        return failed("There is no such file; check its name.");
      }
      if (!Files.isRegularFile(file)) {
        return failed("This is no ordinary file; name a file with a survey definition.");
      }
      var size = Files.size(file);
      return size > MAX_BYTES ? tooBig(size) : read(start(file));
    } catch (AccessDeniedException _) {
      return failed("This file may not be read; change its permissions.");
    } catch (IOException | SecurityException _) {
      return failed("This file cannot be read; check the disk it is on and its permissions.");
    }
  }

  /// Reads the bytes of a definition.
  public static Reading read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return tooBig(bytes.length);
    }
    return switch (SourceText.of(bytes)) {
      case SourceText.Decoded(var text) -> read(text);
      case SourceText.NotUtf8(var place) ->
          failed(place, "From here on the file is not UTF-8; save it with that encoding.");
    };
  }

  private static Reading read(String text) {
    Json json;
    try {
      json = new JsonSource(text).read();
    } catch (JsonSource.Broken broken) {
      return failed(broken.place(), broken.inWords());
    }
    var problems = new Problems();
    var draft = new DraftReading(problems).survey(json);
    if (draft == null) {
      return new Reading.Invalid(Optional.empty(), problems.list());
    }
    DefinitionCheck.run(draft, problems);
    var id = Optional.ofNullable(draft.id());
    return problems.anyError()
        ? new Reading.Invalid(id, problems.list())
        : new Reading.Valid(draft.toSurvey(), id, problems.list());
  }

  /// One byte more than allowed at most: the file may grow while it is read.
  private static byte[] start(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static Reading tooBig(long bytes) {
    return failed(
        "A survey definition may have 1 MiB, this has %s bytes; divide it into several surveys."
            .formatted(bytes));
  }

  private static Reading failed(String text) {
    return failed(Place.START, text);
  }

  private static Reading failed(Place place, String text) {
    return new Reading.Invalid(Optional.empty(), List.of(new Problem(Severity.ERROR, place, text)));
  }
}
