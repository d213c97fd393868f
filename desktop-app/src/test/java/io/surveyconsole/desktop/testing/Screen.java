package io.surveyconsole.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.surveyconsole.desktop.fx.Fonts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A window without a display, and hands that use it. Whatever is awaited may take long on a busy
/// machine; nothing is expected to be fast.
public final class Screen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LAYOUTS_AT_REST = 5;

  private final FxRobot robot = new FxRobot();

  /// Opens an empty stage, alone on the screen, and lets the test furnish it on the JavaFX thread.
  public static Screen open(Consumer<Stage> furnish) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    run(() -> {
      Platform.setImplicitExit(false);
      Fonts.load();
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      List.copyOf(Window.getWindows()).forEach(Window::hide);
      var stage = new Stage();
      stage.setX(0); // the headless screen is 1000 × 1000 and fails for what hangs over
      stage.setY(0);
      furnish.accept(stage);
    });
    return new Screen();
  }

  /// Does something on the JavaFX thread and waits for it.
  public static <T> T call(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw new AssertionError("on the JavaFX thread", e);
      }
    }
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception | AssertionError e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("on the JavaFX thread", e.getCause());
    }
  }

  public static void run(Runnable work) {
    var _ =
        call(() -> {
          work.run();
          return true;
        });
  }

  public FxRobot robot() {
    return robot;
  }

  /// Waits until the condition holds, asking on the JavaFX thread.
  public static void until(String what, Callable<Boolean> condition) {
    try {
      await(what).atMost(PATIENCE).until(() -> call(condition));
    } catch (ConditionTimeoutException e) {
      call(() -> Pictures.ofEveryWindow("failed"));
      throw e;
    }
  }

  /// Waits until every window has been laid out anew: what stays where it is can be seen only then.
  public static void awaitLayout() {
    var laidOut = new CountDownLatch(1);
    run(() -> {
      var scene = Window.getWindows().getFirst().getScene();
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              laidOut.countDown();
            }
          });
      Platform.requestNextPulse();
    });
    await("the layout").atMost(PATIENCE).until(() -> laidOut.getCount() == 0);
  }

  /// What is seen once it stays the same over several layouts: a list corrects its guess of how
  /// high its entries are.
  ///
  /// @param list laid out anew each time
  public static <T> T atRest(Parent list, Callable<T> look) {
    T seen = call(look);
    int same = 0;
    for (int layouts = 0; same < LAYOUTS_AT_REST; layouts++) {
      assertThat(layouts).as("layouts without coming to rest, at last %s", seen).isLessThan(1_000);
      run(list::requestLayout);
      awaitLayout();
      T now = call(look);
      same = now.equals(seen) ? same + 1 : 0;
      seen = now;
    }
    return seen;
  }

  /// Whether it is there and can be seen.
  public boolean sees(String query) {
    return call(() -> robot.lookup(query).queryAll().stream().anyMatch(Screen::visible));
  }

  public Screen awaits(String query) {
    until(
        query + " is seen",
        () -> robot.lookup(query).queryAll().stream().anyMatch(Screen::visible));
    return this;
  }

  public Screen awaitsNo(String query) {
    until(
        query + " is gone",
        () -> robot.lookup(query).queryAll().stream().noneMatch(Screen::visible));
    return this;
  }

  public Screen awaitsText(String query, String text) {
    until(
        query + " says " + text,
        () ->
            robot.lookup(query).queryAll().stream()
                .anyMatch(node -> visible(node) && text.equals(words(node))));
    return this;
  }

  /// The words of the first that is seen.
  public String text(String query) {
    awaits(query);
    return call(() ->
        robot.lookup(query).queryAll().stream()
            .filter(Screen::visible)
            .map(Screen::words)
            .findFirst()
            .orElseThrow());
  }

  /// Waits for it and presses it with the mouse.
  public Screen click(String query) {
    until(
        query + " can be pressed",
        () ->
            robot.lookup(query).queryAll().stream()
                .anyMatch(node -> visible(node) && !node.isDisabled()));
    robot.clickOn(query);
    return this;
  }

  private static String words(Node node) {
    return switch (node) {
      case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
      case TextInputControl field -> field.getText();
      default -> "";
    };
  }

  private static boolean visible(Node node) {
    if (node.getScene() == null || !node.getScene().getWindow().isShowing()) {
      return false;
    }
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
