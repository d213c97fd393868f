package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FileTrouble;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.fx.WholeFile;
import io.surveyconsole.server.api.ConversationSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Takes transcripts, and messages that are too long to be shown, away as files; one at a time. On
/// the JavaFX thread.
final class ExportModel {
  /// What came of it.
  ///
  /// @param words for the operator; empty while there is nothing to tell
  record Outcome(String words, boolean good) {
    static final Outcome NONE = new Outcome("", true);
  }

  private final SurveyApi api;
  private final Tasks tasks;
  private final Times times;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome", Outcome.NONE);

  ExportModel(SurveyApi api, Tasks tasks, Times times) {
    this.api = api;
    this.tasks = tasks;
    this.times = times;
  }

  // Properties

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  // Commands

  /// Writes the whole conversation to this file, in the place of one that is there.
  void export(ConversationSummary conversation, ExportForm form, Path target) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    outcome.set(Outcome.NONE);
    tasks
        .longWork(
            text("transcript.export.task"),
            progress ->
                new TranscriptExport(api, conversation, form, times, progress).write(target))
        .onSuccess(messages -> {
          busy.set(false);
          tell(text("transcript.exported", messages, Figures.count(messages), target));
        })
        .onFailure(this::failed);
  }

  /// Writes one message to this file, as it came.
  void save(Said said, Path target) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    outcome.set(Outcome.NONE);
    tasks
        .work(text("transcript.save.task"), () -> write(said, target))
        .onSuccess(file -> {
          busy.set(false);
          tell(text("transcript.saved", file));
        })
        .onFailure(this::failed);
  }

  void putAway() {
    outcome.set(Outcome.NONE);
  }

  private static Path write(Said said, Path target) throws ExportException {
    try {
      WholeFile.<IOException>write(
          target, out -> out.write(said.content().getBytes(StandardCharsets.UTF_8)));
      return target;
    } catch (IOException e) {
      throw new ExportException(text("transcript.export.file", target, FileTrouble.words(e)), e);
    }
  }

  private void tell(String words) {
    outcome.set(new Outcome(words, true));
  }

  private void failed(Exception failure) {
    busy.set(false);
    outcome.set(
        new Outcome(
            switch (failure) {
              case CancellationException _ -> text("transcript.export.cancelled");
              case ExportException told -> Objects.requireNonNullElse(told.getMessage(), "");
              default -> text("transcript.export.refused", ApiException.wordsOf(failure));
            },
            false));
  }
}
