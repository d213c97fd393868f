package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.NewAdminToken;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A token about to be made: whose, and how far it reaches. What it says is known from when it is
/// made until [#close], and nowhere afterwards. On the JavaFX thread.
final class NewTokenModel {
  private final SurveyApi api;
  private final Tasks tasks;
  private final Runnable changed;
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final ObjectProperty<TokenScope> scope =
      new SimpleObjectProperty<>(this, "scope", TokenScope.READ);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyStringWrapper nameTrouble = new ReadOnlyStringWrapper(this, "nameTrouble");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble");
  private final ReadOnlyObjectWrapper<@Nullable AdminTokenMade> made =
      new ReadOnlyObjectWrapper<>(this, "made");
  private final BooleanBinding ready =
      Bindings.createBooleanBinding(() -> !busy.get() && !name.get().isBlank(), name, busy);
  private boolean closed;

  /// @param changed called when there may be another token than before
  NewTokenModel(SurveyApi api, Tasks tasks, Runnable changed) {
    this.api = api;
    this.tasks = tasks;
    this.changed = changed;
    nameTrouble.set("");
    trouble.set("");
    name.subscribe(typed -> nameTrouble.set("")); // what was said was said of another name
  }

  // Properties

  StringProperty nameProperty() {
    return name;
  }

  ObjectProperty<TokenScope> scopeProperty() {
    return scope;
  }

  /// Everything that is needed is there.
  BooleanBinding readyBinding() {
    return ready;
  }

  /// What is wrong with the name; empty where nothing is.
  ReadOnlyStringProperty nameTroubleProperty() {
    return nameTrouble.getReadOnlyProperty();
  }

  /// Why it could not be made; empty where it could, or where it is the name.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// The token; absent until it is made, and again once the dialog is closed.
  ReadOnlyObjectProperty<@Nullable AdminTokenMade> madeProperty() {
    return made.getReadOnlyProperty();
  }

  // Commands

  /// Makes the token; the name is taken without the spaces around it.
  void make() {
    if (!ready.get()) {
      return;
    }
    var wanted = new NewAdminToken(name.get().strip(), scope.get().wireName());
    nameTrouble.set("");
    trouble.set("");
    busy.set(true);
    tasks
        .work(text("access.task.make"), () -> api.makeAdminToken(wanted))
        .onSuccess(this::made)
        .onFailure(this::failed);
  }

  /// Forgets what the token says. One that is still being made is not left behind: nobody has seen
  /// it, so it is revoked as soon as it is there.
  void close() {
    closed = true;
    made.set(null);
  }

  private void made(AdminTokenMade token) {
    busy.set(false);
    if (closed) {
      undo(token.name());
    } else {
      made.set(token);
      changed.run();
    }
  }

  private void undo(String unseen) {
    tasks
        .work(
            text("access.task.revoke"),
            () -> {
              api.revokeAdminToken(unseen);
              return unseen;
            })
        .onSuccess(revoked -> changed.run())
        .onFailure(failure -> changed.run()); // then it stands in the table
  }

  private void failed(Exception failure) {
    busy.set(false);
    if (failure instanceof ApiException refusal && refusal.conflict()) {
      nameTrouble.set(text("access.new.name.taken"));
      return;
    }
    String ofName = failure instanceof ApiException refusal ? refusal.ofField("name") : "";
    if (ofName.isEmpty()) {
      trouble.set(ApiException.wordsOf(failure));
    } else {
      nameTrouble.set(text("access.new.name.wrong", ofName));
    }
  }
}
