package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final Queue<Runnable> fxQueue = new ArrayDeque<>();
  private final List<List<Integer>> applied = new ArrayList<>();

  @Test
  void waitsWithOneRunHoweverMuchArrives() {
    var batches = new Batches<Integer>(fxQueue::add, applied::add);
    for (int item = 0; item < 1_000; item++) {
      batches.accept(item);
    }
    assertThat(fxQueue).hasSize(1);
    fxQueue.remove().run();
    assertThat(applied).hasSize(1);
    assertThat(applied.getFirst()).hasSize(1_000).startsWith(0, 1, 2);
    assertThat(fxQueue).isEmpty();
  }

  @Test
  void asksForTheNextRunOnlyAfterTheBatchWasApplied() {
    var waitingDuringApply = new ArrayList<Integer>();
    var self = new ArrayList<Batches<Integer>>();
    var batches =
        new Batches<Integer>(
            fxQueue::add,
            batch -> {
              applied.add(batch);
              if (batch.contains(1)) {
                self.getFirst().accept(2);
              }
              waitingDuringApply.add(fxQueue.size());
            });
    self.add(batches);
    batches.accept(1);
    fxQueue.remove().run();
    assertThat(waitingDuringApply).containsExactly(0);
    assertThat(fxQueue).hasSize(1);
    fxQueue.remove().run();
    assertThat(applied).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void goesOnAfterABatchThatFailed() {
    var batches =
        new Batches<Integer>(
            fxQueue::add,
            batch -> {
              applied.add(batch);
              throw new IllegalStateException("on purpose");
            });
    batches.accept(1);
    assertThatThrownBy(() -> fxQueue.remove().run()).hasMessage("on purpose");
    batches.accept(2);
    assertThat(fxQueue).hasSize(1);
  }
}
