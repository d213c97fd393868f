package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.jdbc.Answering;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.testing.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The power goes off at any moment, and of what was not forced to the disk anything may be lost,
/// torn, or have come there in another order. Encrypted or not, and while that changes.
@Tag("faults")
class PowerCutIT {
  private static final int SEEDS = Size.of(25, 500);
  private static final int WRITERS = 3;
  private static final int CUTS = 3;

  /// Checkpoints all the time, so that many cuts fall into one.
  private static final Checkpoints.Pace PACE =
      new Checkpoints.Pace(2, 5, 4 * 1024, new H2WriteSession.Unsaved(0, 1), 0);

  private static SimulatedDisk disk(int seed, boolean forces) {
    return new SimulatedDisk("disk" + seed, new Random(seed), forces);
  }

  /// Each time it may have to be encrypted or decrypted first.
  private static Store open(SimulatedDisk disk, Random random) {
    return JdbcStore.open(new H2Engine(disk.root(), KnownKey.of("a", random.nextBoolean()), PACE));
  }

  @Test
  void losesNothingThatWasConfirmed() {
    int confirmed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (var disk = disk(seed, true)) {
        confirmed += cutAgainAndAgain(disk);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("%d power cuts, %d confirmed answers%n", SEEDS * CUTS, confirmed);
    assertThat(confirmed).isGreaterThan(SEEDS * CUTS);
  }

  /// The control: a disk that says it has forced what it has not loses answers, so the test above
  /// would notice.
  @Test
  void wouldLoseAnswersOnADiskThatForcesNothing() {
    assertThat(IntStream.range(0, 20).anyMatch(seed -> fails(1_000 + seed))).isTrue();
  }

  private static boolean fails(int seed) {
    try (var disk = disk(seed, false)) {
      cutAgainAndAgain(disk);
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  /// Returns how many answers were confirmed.
  private static int cutAgainAndAgain(SimulatedDisk disk) {
    var random = new Random(disk.scheme().hashCode());
    Store store = open(disk, random);
    Answering.prepare(store);
    List<Answering> people = new ArrayList<>();
    for (int cut = 0; cut < CUTS; cut++) {
      disk.trouble(SimulatedDisk.Trouble.POWER_CUT, random.nextInt(400));
      var present =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> new Answering("w" + people.size() + i))
              .toList();
      answer(store, present);
      people.addAll(present);
      store.close();
      comeBack(disk, random);
      store = open(disk, random);
      for (Answering person : people) {
        person.expectAllIn(store);
      }
    }
    store.close();
    store = open(disk, random);
    for (Answering person : people) {
      person.expectAllIn(store);
    }
    store.close();
    return people.stream().mapToInt(Answering::confirmed).sum();
  }

  /// Either the power was off, or only the process had been killed: then what it wrote without
  /// forcing it is still there for whoever opens the files, until the power goes off after all.
  private static void comeBack(SimulatedDisk disk, Random random) {
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> disk.powerUp();
      case 3 -> {
        disk.powerUp();
        cutWhileOpening(disk, random);
      }
      default -> {
        disk.heal();
        cutWhileOpening(disk, random);
      }
    }
  }

  private static void cutWhileOpening(SimulatedDisk disk, Random random) {
    disk.trouble(SimulatedDisk.Trouble.POWER_CUT, random.nextInt(60));
    try {
      open(disk, random).close();
    } catch (RuntimeException e) {
      // the power was off before it was open
    }
    disk.powerUp();
  }

  private static void answer(Store store, List<Answering> people) {
    var goOn = new AtomicBoolean(true);
    var threads =
        people.stream()
            .map(person -> Thread.ofVirtual().start(() -> person.answer(store, goOn, 10_000)))
            .toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
