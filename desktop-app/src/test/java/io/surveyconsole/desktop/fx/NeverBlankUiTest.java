package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Screen;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeverBlankUiTest {
  /// Forgets its cells, as one does that goes elsewhere and is back before the next layout.
  private static final class ForgetfulFlow extends VirtualFlow<ListCell<Integer>> {
    void forget() {
      addAllToPile();
      requestLayout();
    }
  }

  private static final class ForgetfulSkin extends ListViewSkin<Integer> {
    ForgetfulSkin(ListView<Integer> list) {
      super(list);
    }

    @Override
    protected VirtualFlow<ListCell<Integer>> createVirtualFlow() {
      return new ForgetfulFlow();
    }
  }

  private static ForgetfulFlow flow(ListView<?> list) {
    return (ForgetfulFlow) list.lookup(".virtual-flow");
  }

  @Test
  void fillsAListAgainThatHasForgottenItsCells() throws Exception {
    var made = new AtomicReference<@Nullable ListView<Integer>>();
    Screen.open(stage -> {
      var list = new ListView<Integer>();
      list.setSkin(new ForgetfulSkin(list));
      list.getItems().setAll(IntStream.range(0, 100).boxed().toList());
      NeverBlank.keep(list);
      made.set(list);
      stage.setScene(new Scene(list, 200, 200));
      stage.show();
    });
    ListView<Integer> list = Objects.requireNonNull(made.get());
    Screen.until("it is filled", () -> flow(list).getFirstVisibleCell() != null);
    Screen.run(() -> {
      flow(list).forget();
      assertThat(flow(list).getFirstVisibleCell()).isNull();
    });
    Screen.until("it is filled again", () -> flow(list).getFirstVisibleCell() != null);
  }
}
