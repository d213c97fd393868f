package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Contrast;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whether everything that is written can be read, in every place, light and dark.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContrastUiTest {
  @TempDir Path folder;

  @Test
  void everythingStandsOutFromWhatIsBehindIt() throws Exception {
    try (var open = new OpenConsole(folder)) {
      open.begin("Maya Okonkwo", false);
      var here = new TestRespondent(open.socket(open.begin("Jonas Weber", false)));
      open.awaitRows("#conversations", 2);
      var found = new ArrayList<String>();
      for (String theme : List.of("light", "dark")) {
        while (!theme(open).endsWith(theme)) {
          open.screen().click("#theme-switch");
        }
        for (String place : open.places()) {
          open.screen().click("#" + place);
          if (place.endsWith("conversations")) {
            open.screen().click("Jonas Weber");
            open.screen().awaits("#stepin-field");
          }
          if (place.endsWith("connections")) {
            open.screen().click("#connections .dot-good").awaits("#connection-detail");
          }
          if (place.endsWith("audit")) {
            open.screen().awaits("#audit .table-row-cell:filled");
          }
          Screen.run(() -> {
            Node root = open.stage().getScene().getRoot();
            root.applyCss();
            Contrast.tooLittle(root, theme.equals("light") ? Color.WHITE : Color.BLACK)
                .forEach(what -> found.add(theme + " " + place + " " + what));
          });
        }
      }
      here.close();
      assertThat(found).isEmpty();
    }
  }

  @Test
  void seesWhatStandsOutTooLittle() throws Exception {
    Screen screen =
        Screen.open(stage -> {
          var pale = new Label("pale");
          pale.setStyle("-fx-text-fill: #999999");
          var faint = new Label("faint");
          faint.setStyle("-fx-text-fill: #333333; -fx-opacity: 0.4");
          var readable = new Label("readable");
          readable.setStyle("-fx-text-fill: #666666");
          var root = new HBox(pale, faint, readable);
          root.setStyle("-fx-background-color: white");
          stage.setScene(new Scene(root, 200, 100));
          stage.show();
        });
    screen.awaits("pale");
    assertThat(
            Screen.call(() ->
                Contrast.tooLittle(
                    screen.robot().lookup("pale").query().getScene().getRoot(), Color.WHITE)))
        .satisfiesExactly(
            pale -> assertThat(pale).contains("pale"),
            faint -> assertThat(faint).contains("faint"));
  }

  private static String theme(OpenConsole open) {
    return Screen.call(
        () -> ((Labeled) open.screen().robot().lookup("#theme-switch").query()).getText());
  }
}
