package io.surveyconsole.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Work that must not hold the JavaFX thread up. It is described first and begins only once it is
/// said what becomes of its result *and* of its failure:
///
/// `tasks.work("Loading transcript", () ->
/// api.messages(id)).onSuccess(this::show).onFailure(this::tell)`
///
/// Both handlers run on the JavaFX thread. Work is never interrupted: a database may hang on it.
public final class Tasks {
  private final Executor background;
  private final Executor fx;
  private final ObservableList<Running> running = FXCollections.observableArrayList();

  public Tasks(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
  }

  /// The twin for tests: everything at once and on the caller's thread.
  public static Tasks inline() {
    return new Tasks(Runnable::run, Runnable::run);
  }

  /// Describes work; nothing happens yet.
  ///
  /// @param title what the status bar calls it
  public <T> Described<T> work(String title, Callable<T> work) {
    return new Described<>(this, title, work);
  }

  /// What is under way, oldest first; to be seen on the JavaFX thread.
  public ObservableList<Running> running() {
    return running;
  }

  private <T> Running start(Described<T> described, Consumer<T> success, Consumer<Exception> no) {
    var task = new Running(described.title);
    running.add(task);
    background.execute(() -> {
      Runnable end;
      try {
        T result = described.work.call();
        end = () -> success.accept(result);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end = () -> no.accept(e);
      } catch (Exception e) {
        end = () -> no.accept(e);
      }
      Runnable told = end;
      fx.execute(() -> {
        running.remove(task);
        if (!task.dropped) {
          told.run();
        }
      });
    });
    return task;
  }

  /// Work with a name, not begun.
  public static final class Described<T> {
    private final Tasks tasks;
    private final String title;
    private final Callable<T> work;

    private Described(Tasks tasks, String title, Callable<T> work) {
      this.tasks = tasks;
      this.title = title;
      this.work = work;
    }

    public Judged<T> onSuccess(Consumer<T> success) {
      return new Judged<>(this, success);
    }
  }

  /// Work whose success is provided for; it begins with [#onFailure].
  public static final class Judged<T> {
    private final Described<T> described;
    private final Consumer<T> success;

    private Judged(Described<T> described, Consumer<T> success) {
      this.described = described;
      this.success = success;
    }

    /// Begins the work.
    @SuppressWarnings("CanIgnoreReturnValueSuggester") // most have no use for the handle
    public Running onFailure(Consumer<Exception> failure) {
      return described.tasks.start(described, success, failure);
    }
  }

  /// Work under way.
  public static final class Running {
    private final String title;
    private boolean dropped;

    private Running(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// Its result is no longer wanted: neither handler will be called. On the JavaFX thread.
    public void drop() {
      dropped = true;
    }
  }
}
