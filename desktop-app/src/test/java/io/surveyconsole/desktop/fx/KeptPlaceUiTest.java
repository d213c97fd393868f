package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.Wheel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Entries of many heights, with more coming in above while they are read.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KeptPlaceUiTest {
  private static final int READ = 520;

  private final AtomicReference<@Nullable ListView<Integer>> list = new AtomicReference<>();

  @BeforeEach
  void open() throws Exception {
    Screen.open(stage -> {
      var view = new ListView<Integer>();
      view.getItems().setAll(numbers(500));
      view.setCellFactory(any -> new Entry());
      KeptPlace.keep(view, entry -> true, () -> true);
      list.set(view);
      stage.setScene(new Scene(view, 300, 400));
      stage.show();
    });
    Screen.run(() -> list().scrollTo(Integer.valueOf(READ)));
    Screen.until("it has scrolled", () -> first() == READ);
    assertThat(settled()).isEqualTo(new Place(READ, 0));
  }

  @Test
  void staysWhereItIsRead() {
    Screen.run(() -> list().getItems().addAll(0, numbers(400)));
    assertThat(settled()).isEqualTo(new Place(READ, 0));
  }

  @Test
  void goesOnFromWhereItWasReadWhenTheWheelTurnsAtTheVeryMoment() {
    Screen.run(() -> {
      list().getItems().addAll(0, numbers(400));
      Wheel.turn(flow(), 30);
    });
    assertThat(settled().entry()).isBetween(READ - 3, READ);
    Screen.run(() -> {
      list().getItems().addAll(0, numbers(300));
      Wheel.turn(flow(), 30);
      Wheel.turn(flow(), 30);
    });
    assertThat(settled().entry()).isBetween(READ - 9, READ - 1);
  }

  @Test
  void knowsWhereItIsReadAlsoBeforeThatIsDrawn() {
    Screen.run(() -> {
      for (int turn = 0; turn < 40; turn++) { // a long way, and no layout on it
        Wheel.turn(flow(), 400);
      }
      assertThat(first()).isEqualTo(500);
      list().getItems().addAll(0, numbers(400));
    });
    assertThat(settled()).isEqualTo(new Place(500, 0));
  }

  /// A hundred entries.
  private static List<Integer> numbers(int from) {
    return IntStream.range(from, from + 100).boxed().toList();
  }

  private record Place(int entry, double y) {}

  private Place settled() {
    return Screen.atRest(
        list(), () -> new Place(first(), flow().getFirstVisibleCell().getLayoutY()));
  }

  private int first() {
    return (Integer) flow().getFirstVisibleCell().getItem();
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) list().lookup(".virtual-flow");
  }

  private ListView<Integer> list() {
    return Objects.requireNonNull(list.get());
  }

  private static final class Entry extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
      super.updateItem(number, empty);
      setText(number == null ? "" : "%d%s".formatted(number, "\nmore".repeat(number % 4)));
    }
  }
}
