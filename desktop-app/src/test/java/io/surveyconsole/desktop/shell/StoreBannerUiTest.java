package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.Gauges;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreBannerUiTest {
  private final SimpleObjectProperty<Gauges> gauges = new SimpleObjectProperty<>(gauges(null));

  private static Gauges gauges(@Nullable String problem) {
    return new Gauges(0, 0, 0, 0, 0, Map.of(), problem);
  }

  @Test
  void saysThatNothingIsStoredAndThatItIsAgain() throws Exception {
    Screen screen =
        Screen.open(stage -> {
          var scene = new Scene(new StoreBanner(gauges), 900, 100);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    assertThat(screen.sees("#store-banner")).isFalse();
    Screen.run(() -> gauges.set(gauges("The disk is full. Make room.")));
    screen.awaitsText("#store-banner", "Answers are not stored. The disk is full. Make room.");
    Screen.run(() -> gauges.set(gauges("Still.")));
    screen.awaitsText("#store-banner", "Answers are not stored. Still.");
    Screen.run(() -> gauges.set(gauges(null)));
    screen.awaitsText("#store-banner", "Answers are stored again.");
  }
}
