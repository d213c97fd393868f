package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.DangerQuestion;
import javafx.stage.Window;

/// The ways to end the server by hand: each asks first where respondents are connected.
public final class Ending {
  private final ServerModel model;

  public Ending(ServerModel model) {
    this.model = model;
  }

  /// Stops the server, unless the operator thinks better of it.
  public void stop(Window owner) {
    if (agreed(owner, false)) {
      model.stop();
    }
  }

  /// Drains and stops the server and then ends the console, unless the operator thinks better of
  /// it.
  ///
  /// @param leaving called when it is decided; the server may take seconds from here
  /// @param end called when nothing runs any more
  public void close(Window owner, Runnable leaving, Runnable end) {
    if (agreed(owner, true)) {
      leaving.run();
      model.stopThen(end);
    }
  }

  private boolean agreed(Window owner, boolean closing) {
    int connected = model.openConnections();
    return connected == 0 || question(connected, closing, owner).isAgreedTo();
  }

  private static DangerQuestion question(int connected, boolean closing, Window owner) {
    return new DangerQuestion(
        "stop",
        new DangerQuestion.Words(
            text("stop.question", connected),
            text("stop.words"),
            text(closing ? "stop.close" : "stop.stop"),
            text("stop.keep")),
        owner);
  }
}
