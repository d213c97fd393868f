package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final Queue<Runnable> fxQueue = new ArrayDeque<>();
  private final List<Integer> applied = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void waitsWithOneRunHoweverMuchArrives() {
    var batches = new Batches<Integer>(fxQueue::add, applied::add, nanos::get);
    for (int item = 0; item < 1_000; item++) {
      batches.accept(item);
    }
    assertThat(fxQueue).hasSize(1);
    fxQueue.remove().run();
    assertThat(applied).hasSize(1_000).startsWith(0, 1, 2);
    assertThat(fxQueue).isEmpty();
  }

  @Test
  void leavesTheRestToTheNextRunWhereItTakesLong() {
    var batches =
        new Batches<Integer>(
            fxQueue::add,
            item -> {
              applied.add(item);
              nanos.addAndGet(1_500_000);
            },
            nanos::get);
    for (int item = 0; item < 5; item++) {
      batches.accept(item);
    }
    fxQueue.remove().run();
    assertThat(applied).containsExactly(0, 1, 2);
    assertThat(fxQueue).hasSize(1);
    fxQueue.remove().run();
    assertThat(applied).containsExactly(0, 1, 2, 3, 4);
    assertThat(fxQueue).isEmpty();
  }

  @Test
  void takesWhatComesMeanwhileWithoutAnotherRun() {
    var waitingMeanwhile = new ArrayList<Integer>();
    var self = new ArrayList<Batches<Integer>>();
    var batches =
        new Batches<Integer>(
            fxQueue::add,
            item -> {
              applied.add(item);
              if (item == 1) {
                self.getFirst().accept(2);
              }
              waitingMeanwhile.add(fxQueue.size());
            },
            nanos::get);
    self.add(batches);
    batches.accept(1);
    fxQueue.remove().run();
    assertThat(waitingMeanwhile).containsExactly(0, 0);
    assertThat(applied).containsExactly(1, 2);
    assertThat(fxQueue).isEmpty();
  }

  @Test
  void goesOnAfterOneThatFailed() {
    var batches =
        new Batches<Integer>(
            fxQueue::add,
            item -> {
              applied.add(item);
              if (item == 1) {
                throw new IllegalStateException("on purpose");
              }
            },
            nanos::get);
    batches.accept(1);
    batches.accept(2);
    assertThatThrownBy(() -> fxQueue.remove().run()).hasMessage("on purpose");
    fxQueue.remove().run();
    batches.accept(3);
    fxQueue.remove().run();
    assertThat(applied).containsExactly(1, 2, 3);
  }
}
