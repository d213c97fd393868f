package io.surveyconsole.desktop.server;

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
    return connected == 0
        || new StopQuestion(connected, closing, owner).showAndWait().orElse(false);
  }
}
