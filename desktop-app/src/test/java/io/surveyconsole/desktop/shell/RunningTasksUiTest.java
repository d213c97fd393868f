package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.Gauges;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Long work in the status bar.
class RunningTasksUiTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Kit kit =
      new Kit(
          new Ticker(now::get),
          new Times(ZoneOffset.UTC),
          new Tasks(work -> Thread.ofVirtual().start(work), new FxThread()),
          text -> {});
  private final Exchanger<Double> shares = new Exchanger<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);

  private void work() {
    kit.tasks()
        .longWork(
            "Exporting the audit log",
            progress -> {
              progress.tell(shares.exchange(0.0));
              progress.tell(shares.exchange(0.0));
              progress.onCancel(cancelled::countDown);
              cancelled.await();
              progress.check();
              return "";
            })
        .onSuccess(done -> {})
        .onFailure(failure::set);
  }

  @Test
  void tellsTheShareAndTheTimeLeftAndIsCancelled() throws Exception {
    Screen screen =
        Screen.open(stage -> {
          var bar =
              new StatusBar(
                  new SimpleObjectProperty<>(new ServerState.Stopped()),
                  new SimpleObjectProperty<>(Gauges.none()),
                  kit);
          var scene = new Scene(bar, 900, 27);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
          work();
        });
    screen.awaits("Exporting the audit log");
    var _ = shares.exchange(0.1);
    screen.awaitsText("#task-share", "10 %");
    now.set(BEGIN.plusSeconds(20));
    var _ = shares.exchange(0.4);
    screen.awaitsText("#task-share", "40 % · 30 s left");
    assertThat(Screen.call(Names::missing)).isEmpty();
    Screen.call(() -> Pictures.ofEveryWindow("long-work"));
    screen.click("#cancel-task");
    Screen.until("it has ended", () -> failure.get() instanceof CancellationException);
    screen.awaitsNo("Exporting the audit log");
  }
}
