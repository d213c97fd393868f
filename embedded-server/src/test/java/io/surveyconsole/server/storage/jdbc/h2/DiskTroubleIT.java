package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Answering;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.testing.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The disk is full or fails, at whatever operation the store is just then: opening, in the middle
/// of a batch, turning the journal, in any part of a checkpoint, closing.
@Tag("faults")
class DiskTroubleIT {
  /// Every how many operations trouble is tried; 1 is everywhere.
  private static final int EVERY = Size.of(40, 1);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration FIRST_WAIT = Duration.ofMillis(2);
  private static final Checkpoints.Pace PACE =
      new Checkpoints.Pace(2, 5, 4 * 1024, new H2WriteSession.Unsaved(0, 1), 0);
  private static final int UNTIL_REFUSED = 1_000;
  private static final int SOME = 20;
  private static final int SCENARIO = 500;

  /// Encrypted or not; of some disks not as it was made, so that this has to be changed first.
  private static Store open(SimulatedDisk disk) {
    return open(disk, disk.scheme().hashCode() % 3 == 0);
  }

  private static Store open(SimulatedDisk disk, boolean encrypted) {
    return JdbcStore.open(new H2Engine(disk.root(), KnownKey.of("a", encrypted), PACE), FIRST_WAIT);
  }

  private static SimulatedDisk disk(String name, int seed, boolean remembers) {
    var disk = new SimulatedDisk(name + seed, new Random(seed), remembers);
    Store store = open(disk, disk.scheme().hashCode() % 2 == 0);
    Answering.prepare(store);
    store.close();
    return disk;
  }

  @ParameterizedTest
  @EnumSource(
      value = SimulatedDisk.Trouble.class,
      names = {"FULL", "ERROR", "HICCUP"})
  void losesNothingThatWasConfirmedAndGoesOnAfterwards(SimulatedDisk.Trouble trouble) {
    int struck = 0;
    for (int after = 0; after < SCENARIO; after += EVERY) {
      try (var disk = disk(trouble.name(), after, true)) {
        struck += strike(disk, trouble, after) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(trouble + " after " + after + " operations", e);
      }
    }
    assertThat(struck).isGreaterThan(SCENARIO / EVERY / 2);
  }

  /// The control: on a disk that forces nothing the power cut at the end would lose answers.
  @Test
  void wouldLoseAnswersOnADiskThatForcesNothing() {
    for (int after = 0; after < 20 * EVERY; after += EVERY) {
      try (var disk = disk("forgetful", after, false)) {
        strike(disk, SimulatedDisk.Trouble.HICCUP, after);
      } catch (RuntimeException | AssertionError e) {
        return;
      }
    }
    throw new AssertionError("the control lost nothing");
  }

  /// @return whether the trouble has met the store
  private static boolean strike(SimulatedDisk disk, SimulatedDisk.Trouble trouble, int after) {
    var people = new ArrayList<Answering>();
    disk.trouble(trouble, after);
    Store store = opened(disk);
    boolean refused = !answer(store, people, "before", UNTIL_REFUSED);
    disk.heal();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> store.failure().isEmpty());
    expectAll(store, people);
    assertThat(answer(store, people, "after", SOME)).as("it goes on").isTrue();
    disk.trouble(SimulatedDisk.Trouble.POWER_CUT, 0);
    store.close();
    disk.powerUp();
    Store again = open(disk);
    expectAll(again, people);
    again.close();
    return refused;
  }

  /// Opened as a server would be whose operator sees to the disk when it does not start.
  private static Store opened(SimulatedDisk disk) {
    try {
      return open(disk);
    } catch (StoreOpenException e) {
      assertThat(e.kind())
          .as("a disk that fails is no damage: %s", e.getMessage())
          .isEqualTo(StoreOpenException.Kind.UNUSABLE);
      disk.heal();
      return open(disk);
    }
  }

  /// @return false if the store has refused somebody
  private static boolean answer(Store store, List<Answering> people, String when, int most) {
    var present = new ArrayList<Answering>();
    for (int i = 0; i < 3; i++) {
      present.add(new Answering(when + i));
    }
    var goOn = new AtomicBoolean(true);
    var threads =
        present.stream()
            .map(person ->
                Thread.ofVirtual()
                    .start(() -> {
                      if (!person.answer(store, goOn, most)) {
                        goOn.set(false);
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      try {
        assertThat(thread.join(PATIENCE)).as("everybody is told").isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    people.addAll(present);
    return goOn.get();
  }

  private static void expectAll(Store store, List<Answering> people) {
    people.forEach(person -> person.expectAllIn(store));
  }
}
