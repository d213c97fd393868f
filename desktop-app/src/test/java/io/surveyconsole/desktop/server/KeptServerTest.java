package io.surveyconsole.desktop.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptServerTest {
  private static final ConfigSources SOURCES = ConfigSources.ofFolder(Path.of("data"));

  private final AtomicInteger closed = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch mayClose = new CountDownLatch(1);

  private final class Slow implements ServerLauncher.Running {
    @Override
    public URI address() {
      return URI.create("http://127.0.0.1:8000");
    }

    @Override
    public URI publicAddress() {
      return address();
    }

    @Override
    public Secret adminToken() {
      return new Secret("token");
    }

    @Override
    public Path dataFolder() {
      return Path.of("data");
    }

    @Override
    public DatabasePlace databasePlace() {
      return DatabasePlace.FOLDER;
    }

    @Override
    public @Nullable X509Certificate certificate() {
      return null;
    }

    @Override
    public @Nullable String fingerprint() {
      return null;
    }

    @Override
    public int openConnections() {
      return 0;
    }

    @Override
    public void close() {
      closing.countDown();
      try {
        assertThat(mayClose.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      closed.incrementAndGet();
    }
  }

  private final KeptServer kept = new KeptServer(sources -> new Slow());

  @Test
  void waitsForTheCloseThatIsUnderWayAndClosesOnce() throws Exception {
    ServerLauncher.Running server = kept.start(SOURCES);
    Thread operator = Thread.startVirtualThread(server::close);
    assertThat(closing.await(30, TimeUnit.SECONDS)).isTrue();
    Thread process = Thread.startVirtualThread(kept::end);
    assertThat(closed).hasValue(0);
    mayClose.countDown();
    assertThat(process.join(Duration.ofSeconds(30))).isTrue();
    assertThat(closed).hasValue(1);
    assertThat(operator.join(Duration.ofSeconds(30))).isTrue();
    assertThat(closed).hasValue(1);
  }

  @Test
  void startsNothingOnceItHasEnded() {
    kept.end();
    assertThatIllegalStateException().isThrownBy(() -> kept.start(SOURCES));
  }
}
