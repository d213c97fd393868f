package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachOfTest {
  private static final class Told implements Progress {
    final List<Double> shares = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean cancelled = new AtomicBoolean();

    @Override
    public void tell(double share) {
      shares.add(share);
    }

    @Override
    public void check() {
      if (cancelled.get()) {
        throw new CancellationException();
      }
    }

    @Override
    public void onCancel(Runnable stop) {}
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void doesItForEachOfThemOnce() throws Exception {
    var done = new ConcurrentLinkedQueue<Integer>();
    var told = new Told();
    var outcome = new EachOf<>(numbers(500), done::add).run(told);
    assertThat(done).containsExactlyInAnyOrderElementsOf(numbers(500));
    assertThat(outcome).isEqualTo(new EachOf.Outcome(500, 500, 0, null));
    assertThat(told.shares).hasSize(500).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void goesOnAfterAFailureAndCountsIt() throws Exception {
    var outcome =
        new EachOf<>(
                numbers(100),
                number -> {
                  if (number % 10 == 3) {
                    throw new IllegalArgumentException("not " + number % 10);
                  }
                })
            .run(new Told());
    assertThat(outcome.tried()).isEqualTo(100);
    assertThat(outcome.failed()).isEqualTo(10);
    assertThat(outcome.first()).hasMessage("not 3");
  }

  @Test
  void beginsNoMoreOnceItIsCancelledAndWaitsForThoseUnderWay() throws Exception {
    var told = new Told();
    var under = new CountDownLatch(1);
    var done = new ConcurrentLinkedQueue<Integer>();
    var outcome =
        new EachOf<>(
                numbers(1_000),
                number -> {
                  if (number == 0) {
                    told.cancelled.set(true);
                    under.countDown();
                  }
                  under.await();
                  done.add(number);
                })
            .run(told);
    assertThat(outcome.tried()).isLessThan(1_000).isEqualTo(done.size());
    assertThat(outcome.wanted()).isEqualTo(1_000);
  }

  @Test
  void hasNothingToDoForNobody() throws Exception {
    assertThat(new EachOf<>(List.of(), one -> {}).run(new Told()))
        .isEqualTo(new EachOf.Outcome(0, 0, 0, null));
  }
}
