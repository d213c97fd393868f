package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.settings.WindowPlace;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowFitTest {
  private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);
  private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1440, 900);

  private static WindowPlace window(double x, double y, double width, double height) {
    return new WindowPlace(x, y, width, height, false);
  }

  @Test
  void comesBackToWhereItWas() {
    WindowPlace place = window(-1900, 20, 1200, 800);
    assertThat(WindowFit.on(List.of(MAIN, LEFT), place)).contains(place);
  }

  @Test
  void doesNotComeBackToAScreenThatIsGone() {
    assertThat(WindowFit.on(List.of(MAIN), window(-1900, 20, 1200, 800))).isEmpty();
    assertThat(WindowFit.on(List.of(MAIN), window(1400, 20, 1200, 800)))
        .as("too little of its title bar to take hold of")
        .isEmpty();
    assertThat(WindowFit.on(List.of(MAIN), window(20, 899, 1200, 800))).isEmpty();
    assertThat(WindowFit.on(List.of(MAIN), window(20, -500, 1200, 800))).isEmpty();
  }

  @Test
  void isNeverLargerThanItsScreen() {
    assertThat(WindowFit.on(List.of(MAIN), window(0, 0, 3000, 2000)))
        .contains(window(0, 0, 1440, 900));
  }
}
