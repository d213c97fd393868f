package io.surveyconsole.desktop.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The way onto the JavaFX thread, for those who have something to bring there. Tests hand in
/// `Runnable::run` in its place.
public final class FxThread implements Executor {
  @Override
  public void execute(Runnable work) {
    Platform.runLater(work);
  }
}
