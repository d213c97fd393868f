package io.surveyconsole.server.surveys;

import io.surveyconsole.server.conversation.SurveyVersions;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.check.Problem;
import io.surveyconsole.survey.check.Severity;
import io.surveyconsole.survey.io.CheckReport;
import io.surveyconsole.survey.io.DefinitionFile;
import io.surveyconsole.survey.io.DefinitionReader;
import io.surveyconsole.survey.io.DefinitionWriter;
import io.surveyconsole.survey.io.Reading;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The surveys in force: the valid files of the folder, each published as an immutable version the
/// first time its content is seen. A file that is no longer valid leaves its survey's version in
/// force; one that is gone withdraws its survey, and running conversations finish on their version.
public final class SurveyCatalog implements SurveyVersions {
  private static final Logger log = LoggerFactory.getLogger(SurveyCatalog.class);

  private record InForce(SurveyVersion version, Path file) {}

  private final SurveyFolder folder;
  private final SurveyStore store;
  private final Clock clock;
  private final ConcurrentMap<SurveyId, InForce> inForce = new ConcurrentHashMap<>();
  private final ConcurrentMap<SurveyVersion.Key, SurveyVersion> versions =
      new ConcurrentHashMap<>();
  private Map<Path, ?> seen = Map.of();

  public SurveyCatalog(Path folder, SurveyStore store, Clock clock) {
    this.folder = new SurveyFolder(folder);
    this.store = store;
    this.clock = clock;
  }

  /// Makes the folder with the definitions that ship, where there is none, and loads it.
  ///
  /// @throws UncheckedIOException if the folder cannot be made or read
  public synchronized void start() {
    try {
      folder.seed();
      seen = folder.stamps();
      load();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder with the surveys cannot be read", e);
    }
  }

  /// Loads the folder again if something in it has changed.
  public synchronized void refresh() {
    try {
      Map<Path, ?> stamps = folder.stamps();
      if (!stamps.equals(seen)) {
        seen = stamps;
        load();
      }
    } catch (IOException | StoreException e) {
      log.warn("The folder with the surveys could not be read again; what is in force stays", e);
    }
  }

  @Override
  public Optional<SurveyVersion> inForce(SurveyId id) {
    return Optional.ofNullable(inForce.get(id)).map(InForce::version);
  }

  /// All in force, by id.
  public List<SurveyVersion> all() {
    return inForce.values().stream()
        .map(InForce::version)
        .sorted(Comparator.comparing(version -> version.survey().id().value()))
        .toList();
  }

  @Override
  public SurveyVersion version(SurveyVersion.Key key) {
    return published(key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "survey " + key.id() + " has no version " + key.version()));
  }

  /// A version that was published once, whether its survey is in force or withdrawn.
  public Optional<SurveyVersion> published(SurveyVersion.Key key) {
    SurveyVersion known = versions.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SurveyVersion> stored = store.find(key).map(SurveyCatalog::read);
    stored.ifPresent(version -> versions.putIfAbsent(key, version));
    return stored;
  }

  /// Publishes a definition and rewrites the file it came from, or makes one.
  ///
  /// @param id of the survey, safe as a file's name
  /// @throws UncheckedIOException if the file cannot be written; then nothing is published
  public synchronized Published publish(SurveyId id, byte[] definition) {
    Reading reading = DefinitionReader.read(definition);
    var problems = new ArrayList<>(reading.problems());
    reading
        .id()
        .filter(given -> !given.value().equals(id.value()))
        .ifPresent(given ->
            problems.add(
                new Problem(
                    Severity.ERROR,
                    given.place(),
                    "The definition has another id than the address it was sent to.")));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Published.Invalid(problems);
    }
    Survey survey =
        switch (reading) {
          case Reading.Valid valid -> valid.survey();
          case Reading.Invalid invalid ->
              throw new IllegalStateException("invalid without an error: " + invalid.problems());
        };
    InForce present = inForce.get(id);
    Path file = present != null ? present.file() : folder.freeFileFor(id.value());
    try {
      SurveyVersion version = stored(survey);
      boolean isNew = present == null || !present.version().key().equals(version.key());
      if (folder.write(file, definition)) {
        seen = folder.stamps();
      }
      inForce.put(id, new InForce(version, file));
      return new Published.InForce(version, isNew);
    } catch (IOException e) {
      throw new UncheckedIOException("the definition's file cannot be written", e);
    }
  }

  private void load() throws IOException {
    Map<SurveyId, InForce> now = new HashMap<>();
    for (DefinitionFile file : DefinitionFile.readAll(folder.files())) {
      file.reading().problems().forEach(problem -> report(file.path(), problem));
      switch (file.reading()) {
        case Reading.Valid valid ->
            now.put(valid.survey().id(), new InForce(stored(valid.survey()), file.path()));
        case Reading.Invalid invalid ->
            formerly(file.path(), invalid)
                .ifPresent(present -> now.put(present.version().survey().id(), present));
      }
    }
    inForce.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .forEach(id -> log.info("Survey {} is withdrawn: its file is gone", id));
    inForce.keySet().retainAll(now.keySet());
    inForce.putAll(now);
    log.info("{} surveys are in force", inForce.size());
  }

  private static void report(Path file, Problem problem) {
    String line = CheckReport.line(file, problem);
    if (problem.isError()) {
      log.warn("{}", line);
    } else {
      log.info("{}", line);
    }
  }

  /// What an invalid file leaves in force: what came from it before, or, just after the start, the
  /// newest version of the survey it names.
  private Optional<InForce> formerly(Path file, Reading.Invalid invalid) {
    var before = inForce.values().stream().filter(one -> one.file().equals(file)).findFirst();
    if (before.isPresent()) {
      return before;
    }
    return invalid
        .id()
        .map(given -> given.value())
        .filter(given -> !given.isBlank() && !inForce.containsKey(new SurveyId(given)))
        .flatMap(given -> store.latest(new SurveyId(given)))
        .map(latest -> new InForce(read(latest), file));
  }

  /// The stored version with this content, published if it is not the newest already.
  private SurveyVersion stored(Survey survey) {
    String definition = new String(DefinitionWriter.bytes(survey), StandardCharsets.UTF_8);
    var latest = store.latest(survey.id());
    if (latest.isPresent() && latest.get().definition().equals(definition)) {
      return version(latest.get().key());
    }
    int next = latest.map(stored -> stored.key().version()).orElse(0) + 1;
    var version = new SurveyVersion(survey, next);
    store.publish(
        new SurveyStore.Stored(version.key(), survey.name(), definition, clock.instant()));
    versions.put(version.key(), version);
    log.info("Survey {} is published as version {}", survey.id(), next);
    return version;
  }

  private static SurveyVersion read(SurveyStore.Stored stored) {
    Reading reading = DefinitionReader.read(stored.definition().getBytes(StandardCharsets.UTF_8));
    return switch (reading) {
      case Reading.Valid valid -> new SurveyVersion(valid.survey(), stored.key().version());
      case Reading.Invalid invalid ->
          throw new IllegalStateException(
              "the stored version "
                  + stored.key()
                  + " cannot be read: "
                  + invalid.problems().stream().map(Problem::text).toList());
    };
  }
}
