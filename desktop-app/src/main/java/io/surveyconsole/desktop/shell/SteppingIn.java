package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.stepin.BroadcastDialog;
import io.surveyconsole.desktop.stepin.BroadcastModel;
import io.surveyconsole.desktop.stepin.StepInModel;
import io.surveyconsole.desktop.stepin.StepInView;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the operator steps in: below the transcript of the chosen conversation, and with a message
/// to everyone from wherever they are.
final class SteppingIn {
  private static final KeyCombination BROADCAST =
      new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final StepInModel steps;
  private final BroadcastModel broadcast;
  private final Button everyone = new Button(text("broadcast.open"), new FontIcon(Feather.SEND));

  SteppingIn(Backend backend, TranscriptModel transcript, Kit kit) {
    steps = new StepInModel(backend.api(), kit.tasks(), backend.livenessProperty());
    broadcast = new BroadcastModel(backend.api(), kit.tasks());
    transcript.conversationProperty().subscribe(chosen -> steps.show(chosen));
    everyone.setId("broadcast");
    everyone.getStyleClass().add("theme-switch");
    everyone.setTooltip(
        new Tooltip(
            text("shortcut.tooltip", text("broadcast.open.tip"), text("broadcast.shortcut"))));
    everyone.setOnAction(event -> tellEveryone());
  }

  /// The transcript with what the operator can do in it.
  Node below(Node transcript) {
    var both = new BorderPane(transcript);
    both.setBottom(new StepInView(steps));
    both.getStyleClass().add("stepping-in");
    return both;
  }

  /// The foot of the navigation, with the message to everyone above it.
  Node above(Node foot) {
    var both = new VBox(everyone, foot);
    both.getStyleClass().add("navigation-foot");
    return both;
  }

  /// Listens to the key.
  void listen(Scene scene) {
    scene.getAccelerators().put(BROADCAST, this::tellEveryone);
  }

  private void tellEveryone() {
    new BroadcastDialog(broadcast, everyone.getScene().getWindow()).show();
  }
}
