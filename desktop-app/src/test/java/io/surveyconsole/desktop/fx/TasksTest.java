package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> fx = new ArrayDeque<>();
  private final Tasks tasks = new Tasks(background::add, fx::add);
  private final List<String> told = new ArrayList<>();

  @Test
  void bringsTheResultToTheFxThread() {
    tasks.work("Counting", () -> 42).onSuccess(sum -> told.add("" + sum)).onFailure(no -> {});
    assertThat(tasks.running()).extracting(Tasks.Running::title).containsExactly("Counting");
    background.remove().run();
    assertThat(told).isEmpty();
    fx.remove().run();
    assertThat(told).containsExactly("42");
    assertThat(tasks.running()).isEmpty();
  }

  @Test
  void bringsTheFailureToTheFxThread() {
    tasks
        .work("Counting", () -> Integer.parseInt("x"))
        .onSuccess(sum -> told.add("" + sum))
        .onFailure(failure -> told.add(failure.getClass().getSimpleName()));
    background.remove().run();
    fx.remove().run();
    assertThat(told).containsExactly("NumberFormatException");
    assertThat(tasks.running()).isEmpty();
  }

  @Test
  void tellsNobodyOfWhatWasDropped() {
    var running =
        tasks.work("Counting", () -> 42).onSuccess(sum -> told.add("" + sum)).onFailure(no -> {});
    running.drop();
    background.remove().run();
    fx.remove().run();
    assertThat(told).isEmpty();
    assertThat(tasks.running()).isEmpty();
  }

  @Test
  void tellsHowFarItIsWithOneRunAtATime() {
    var running =
        tasks
            .longWork(
                "Counting",
                progress -> {
                  progress.tell(0.25);
                  progress.tell(0.5);
                  return 42;
                })
            .onSuccess(sum -> told.add("" + sum))
            .onFailure(no -> {});
    assertThat(running.cancellable()).isTrue();
    assertThat(running.shareProperty().get()).isEqualTo(Tasks.Running.UNKNOWN);
    background.remove().run();
    assertThat(fx).as("the share, and the end").hasSize(2);
    fx.remove().run();
    assertThat(running.shareProperty().get()).isEqualTo(0.5);
    fx.remove().run();
    assertThat(told).containsExactly("42");
  }

  @Test
  void stopsWhenItIsCancelled() {
    var running =
        tasks
            .longWork(
                "Counting",
                progress -> {
                  progress.onCancel(() -> told.add("the wait is ended"));
                  progress.check();
                  return 42;
                })
            .onSuccess(sum -> told.add("" + sum))
            .onFailure(failure -> told.add(failure.getClass().getSimpleName()));
    running.cancel();
    background.remove().run();
    fx.remove().run();
    assertThat(told).containsExactly("the wait is ended", "CancellationException");
    assertThat(tasks.running()).isEmpty();
  }

  @Test
  void endsAWaitOnceWhenItIsCancelledMeanwhile() {
    var running =
        tasks
            .longWork(
                "Counting",
                progress -> {
                  progress.onCancel(() -> told.add("the wait is ended"));
                  return 42;
                })
            .onSuccess(sum -> told.add("" + sum))
            .onFailure(failure -> {});
    background.remove().run();
    running.cancel();
    running.cancel();
    assertThat(told).as("not on the caller's thread").isEmpty();
    background.forEach(Runnable::run);
    assertThat(told).containsExactly("the wait is ended");
  }
}
