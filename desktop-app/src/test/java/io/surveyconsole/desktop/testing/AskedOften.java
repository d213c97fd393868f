package io.surveyconsole.desktop.testing;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.service.query.EmptyNodeQueryException;

/// What is awaited is looked at at once and then often: most of it holds already, and a tenth of a
/// second each time adds up to minutes. What is looked at may not be there yet.
public final class AskedOften implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    Awaitility.ignoreExceptionsByDefaultMatching(AskedOften::isNotThereYet);
  }

  private static boolean isNotThereYet(Throwable thrown) {
    for (@Nullable Throwable failure = thrown; failure != null; failure = failure.getCause()) {
      if (failure instanceof NoSuchElementException
          || failure instanceof IndexOutOfBoundsException
          || failure instanceof EmptyNodeQueryException) {
        return true;
      }
    }
    return false;
  }
}
