package io.surveyconsole.desktop.fx;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Does the same for each of many, some at once. One that fails does not stop the others; how many
/// failed is part of the result.
///
/// @param <T> what it is done for
public final class EachOf<T> implements LongWork<EachOf.Outcome> {
  /// Enough to keep the server's commits full, few enough to leave it to the respondents.
  private static final int AT_ONCE = 16;

  /// What is done for one.
  @FunctionalInterface
  public interface Step<T> {
    void run(T one) throws Exception;
  }

  /// What came of it.
  ///
  /// @param wanted for how many it was to be done
  /// @param tried for how many it was, before it was cancelled
  /// @param failed for how many of those it failed
  /// @param first the first failure; null where none failed
  public record Outcome(int wanted, int tried, int failed, @Nullable Exception first) {}

  private final List<T> all;
  private final Step<T> step;

  public EachOf(List<T> all, Step<T> step) {
    this.all = List.copyOf(all);
    this.step = step;
  }

  @Override
  public Outcome run(Progress progress) throws Exception {
    int begun = 0;
    int done = 0;
    int failed = 0;
    Exception first = null;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ExecutorCompletionService<Boolean>(executor);
      while (done < all.size()) {
        while (begun < all.size() && begun - done < AT_ONCE && !isCancelled(progress)) {
          T one = all.get(begun++);
          var _ = results.submit(of(one));
        }
        if (begun == done) {
          break; // cancelled, and nothing is under way
        }
        try {
          var _ = results.take().get();
        } catch (ExecutionException e) {
          failed++;
          if (first == null) {
            first = e.getCause() instanceof Exception cause ? cause : e;
          }
        }
        done++;
        progress.tell((double) done / all.size());
      }
    }
    return new Outcome(all.size(), done, failed, first);
  }

  private Callable<Boolean> of(T one) {
    return () -> {
      step.run(one);
      return true;
    };
  }

  private static boolean isCancelled(Progress progress) {
    try {
      progress.check();
      return false;
    } catch (CancellationException e) {
      return true;
    }
  }
}
