package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Tasks;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Takes the audit log away as a file, one at a time, and knows what came of the last one. On the
/// JavaFX thread.
public final class ExportModel {
  /// What came of an export.
  ///
  /// @param words for the operator; empty while there is nothing to tell
  record Outcome(String words, boolean good) {
    static final Outcome NONE = new Outcome("", true);
  }

  private final SurveyApi api;
  private final Tasks tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome", Outcome.NONE);

  public ExportModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
  }

  // Properties

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  // Commands

  /// Writes the whole log to this file, in the place of one that is there.
  ///
  /// @param expected about how many entries there are; 0 where that is not known
  void export(Path target, long expected) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    outcome.set(Outcome.NONE);
    tasks
        .longWork(
            text("audit.task.export"),
            progress -> new AuditExport(api, target, expected, progress).write())
        .onSuccess(
            entries -> end(true, text("audit.exported", entries, Figures.count(entries), target)))
        .onFailure(failure -> end(false, words(failure)));
  }

  void putAway() {
    outcome.set(Outcome.NONE);
  }

  private void end(boolean good, String words) {
    busy.set(false);
    outcome.set(new Outcome(words, good));
  }

  private static String words(Exception failure) {
    return switch (failure) {
      case CancellationException _ -> text("audit.export.cancelled");
      case ExportException told -> Objects.requireNonNullElse(told.getMessage(), "");
      default -> text("audit.export.refused", ApiException.wordsOf(failure));
    };
  }
}
