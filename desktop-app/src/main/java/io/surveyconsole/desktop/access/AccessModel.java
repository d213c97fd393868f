package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.table.LiveRows;
import io.surveyconsole.server.api.AdminTokenView;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The tokens there are, without what they say. On the JavaFX thread.
public final class AccessModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final LiveRows<AdminTokenView, AccessRow> rows =
      new LiveRows<>(AdminTokenView::name, AccessRow::new, (newer, older) -> true);
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(this, "reading", new Reading.Arriving());
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private int asked;
  private boolean waiting;

  public AccessModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
  }

  // Properties

  LiveRows<AdminTokenView, AccessRow> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Reading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /// Why the last token could not be revoked; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  // Commands

  /// Asks which tokens there are, unless that is being asked already.
  void refresh() {
    if (!waiting) {
      load();
    }
  }

  /// Asks again although an answer may be on its way: that one would be of before.
  void load() {
    int number = ++asked;
    waiting = true;
    tasks
        .work(text("access.task.list"), api::adminTokens)
        .onSuccess(tokens -> {
          if (number == asked) {
            show(tokens);
          }
        })
        .onFailure(failure -> {
          if (number == asked) {
            failed(failure);
          }
        });
  }

  /// Shuts out whoever uses this token.
  void revoke(String name) {
    trouble.set("");
    tasks
        .work(
            text("access.task.revoke"),
            () -> {
              api.revokeAdminToken(name);
              return name;
            })
        .onSuccess(revoked -> load())
        .onFailure(failure -> {
          trouble.set(text("access.revoke.failed", name, ApiException.wordsOf(failure)));
          load();
        });
  }

  void putTroubleAway() {
    trouble.set("");
  }

  private void show(List<AdminTokenView> tokens) {
    waiting = false;
    boolean first = reading.get() instanceof Reading.Arriving;
    reading.set(new Reading.Done());
    replace(tokens, first);
  }

  private void failed(Exception failure) {
    waiting = false;
    reading.set(Reading.failed(failure));
    if (reading.get() instanceof Reading.NotAllowed) {
      replace(List.of(), true);
    }
  }

  /// @param quietly nothing of it is news
  private void replace(List<AdminTokenView> tokens, boolean quietly) {
    if (quietly) {
      rows.begin();
      rows.apply(tokens);
      rows.complete();
    } else {
      rows.apply(tokens);
      List<String> names = tokens.stream().map(AdminTokenView::name).toList();
      rows.remove(
          rows.all().stream().map(AccessRow::id).filter(name -> !names.contains(name)).toList());
    }
  }
}
