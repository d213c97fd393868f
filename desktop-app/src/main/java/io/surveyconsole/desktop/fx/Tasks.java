package io.surveyconsole.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Work that must not hold the JavaFX thread up. It is described first and begins only once it is
/// said what becomes of its result *and* of its failure:
///
/// `tasks.work("Loading transcript", () ->
/// api.messages(id)).onSuccess(this::show).onFailure(this::tell)`
///
/// Both handlers run on the JavaFX thread. Work is never interrupted: a database may hang on it.
/// What takes long ([#longWork]) is asked to stop instead; its failure is then a
/// [CancellationException].
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
    return new Described<>(this, title, false, progress -> work.call());
  }

  /// Describes work that tells how far it is and can be cancelled; nothing happens yet.
  ///
  /// @param title what the status bar calls it
  public <T> Described<T> longWork(String title, LongWork<T> work) {
    return new Described<>(this, title, true, work);
  }

  /// What is under way, oldest first; to be seen on the JavaFX thread.
  public ObservableList<Running> running() {
    return running;
  }

  private <T> Running start(Described<T> described, Consumer<T> success, Consumer<Exception> no) {
    var task = new Running(this, described.title, described.cancellable);
    running.add(task);
    background.execute(() -> {
      Runnable end;
      try {
        T result = described.work.run(task.progress);
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
    private final boolean cancellable;
    private final LongWork<T> work;

    private Described(Tasks tasks, String title, boolean cancellable, LongWork<T> work) {
      this.tasks = tasks;
      this.title = title;
      this.cancellable = cancellable;
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

  /// Work under way. On the JavaFX thread.
  public static final class Running {
    /// Not known, as a progress bar has it.
    public static final double UNKNOWN = -1;

    private final Tasks tasks;
    private final String title;
    private final boolean cancellable;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", UNKNOWN);
    private final Telling progress = new Telling();
    private boolean dropped;

    private Running(Tasks tasks, String title, boolean cancellable) {
      this.tasks = tasks;
      this.title = title;
      this.cancellable = cancellable;
    }

    public String title() {
      return title;
    }

    /// How much is done, 0–1; [#UNKNOWN] until it is told.
    public ReadOnlyDoubleProperty shareProperty() {
      return share.getReadOnlyProperty();
    }

    /// Whether [#cancel] does anything.
    public boolean cancellable() {
      return cancellable;
    }

    /// Asks it to stop; its failure handler is called when it has.
    public void cancel() {
      progress.cancel();
    }

    /// Its result is no longer wanted: neither handler will be called.
    public void drop() {
      dropped = true;
    }

    private final class Telling implements Progress {
      private final AtomicBoolean waiting = new AtomicBoolean();
      private final AtomicReference<@Nullable Runnable> stop = new AtomicReference<>();
      private volatile double newest = UNKNOWN;
      private volatile boolean cancelled;

      @Override
      public void tell(double done) {
        newest = done;
        if (!waiting.getAndSet(true)) {
          tasks.fx.execute(() -> {
            waiting.set(false);
            share.set(newest);
          });
        }
      }

      @Override
      public void check() {
        if (cancelled) {
          throw new CancellationException("cancelled by the operator");
        }
      }

      @Override
      public void onCancel(Runnable what) {
        stop.set(what);
        if (cancelled) {
          end();
        }
      }

      private void cancel() {
        cancelled = true;
        tasks.background.execute(this::end);
      }

      private void end() {
        Runnable what = stop.getAndSet(null);
        if (what != null) {
          what.run();
        }
      }
    }
  }
}
