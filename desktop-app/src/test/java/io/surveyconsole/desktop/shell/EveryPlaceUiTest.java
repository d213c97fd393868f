package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every control of every place, also for those that come later.
class EveryPlaceUiTest {
  private static final int MOST_STEPS = 120;

  @TempDir Path folder;

  @Test
  void everyControlHasANameAndIsReachedWithTab() throws Exception {
    try (var open = new OpenConsole(folder)) {
      open.begin("Maya Okonkwo", false);
      open.awaitRows("#conversations", 1);
      for (String place : open.places()) {
        open.screen().click("#" + place);
        assertThat(Screen.call(Names::missing)).as("without a name in " + place).isEmpty();
        assertThat(unreached(open)).as("not reached in " + place).isEmpty();
      }
    }
  }

  @Test
  void everyPlaceSaysWhichKeysGoThere() throws Exception {
    try (var open = new OpenConsole(folder)) {
      List<String> places = open.places();
      assertThat(places).hasSizeGreaterThan(5);
      for (int number = 1; number <= Math.min(9, places.size()); number++) {
        String place = "#" + places.get(number - 1);
        var entry = (Control) open.screen().robot().lookup(place).query();
        assertThat(Screen.call(() -> entry.getTooltip().getText()))
            .endsWith("(Ctrl+" + number + ")");
        open.control(KeyCode.getKeyCode(Integer.toString(number)));
        Screen.until("it is marked", () -> entry instanceof Toggle mark && mark.isSelected());
      }
    }
  }

  /// What Tab has not come to until it comes round. Of a group of toggles one is enough: the arrows
  /// lead to the others.
  private static List<String> unreached(OpenConsole open) {
    Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    Screen.run(() -> {
      open.stage().getScene().getRoot().requestFocus();
      collect(open.stage().getScene().getRoot(), wanted);
    });
    assertThat(wanted).hasSizeGreaterThan(8);
    var groups = new HashSet<Object>();
    for (int step = 0; step < MOST_STEPS && !wanted.isEmpty(); step++) {
      open.screen().robot().type(KeyCode.TAB);
      Screen.run(() -> {
        Node at = open.stage().getScene().getFocusOwner();
        wanted.remove(at);
        if (at instanceof Toggle toggle && toggle.getToggleGroup() != null) {
          groups.add(toggle.getToggleGroup());
        }
      });
      wanted.removeIf(
          node -> node instanceof Toggle toggle && groups.contains(toggle.getToggleGroup()));
    }
    return wanted.stream().map(Node::toString).toList();
  }

  private static void collect(Node node, Set<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Control && node.isFocusTraversable()) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      new ArrayList<>(parent.getChildrenUnmodifiable()).forEach(child -> collect(child, found));
    }
  }
}
