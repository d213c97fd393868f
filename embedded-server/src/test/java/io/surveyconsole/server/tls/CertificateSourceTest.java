package io.surveyconsole.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.config.Tls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  private Instant time = NOW;

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return time;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  private CertificateSource source(String publicUrl) {
    return CertificateSource.of(
        new Network(
            "127.0.0.1", 0, URI.create(publicUrl), List.of(), new Tls.SelfSigned(), Set.of()),
        folder,
        clock);
  }

  @Test
  void makesACertificateAnewBeforeItEndsHoweverLongTheServerRuns() throws Exception {
    var source = source("https://surveys.example");
    KeyMaterial first = source.load();
    assertThat(first.certificate().getNotAfter().toInstant())
        .isEqualTo(NOW.plus(Duration.ofDays(365)));
    time = NOW.plus(Duration.ofDays(300));
    assertThat(source.changed()).isEmpty();
    time = NOW.plus(Duration.ofDays(336));
    KeyMaterial second = source.changed().orElseThrow();
    assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(second.certificate().getNotAfter().toInstant())
        .isEqualTo(time.plus(Duration.ofDays(365)));
    assertThat(source.changed()).isEmpty();
  }

  @Test
  void keepsACertificateAsLongAsItNamesTheServer() throws Exception {
    String first = source("https://surveys.example").load().fingerprint();
    assertThat(source("https://surveys.example").load().fingerprint()).isEqualTo(first);
    assertThat(source("https://other.example").load().fingerprint()).isNotEqualTo(first);
  }

  @Test
  void isWrittenAsBrowsersShowIt() throws Exception {
    assertThat(source("https://surveys.example").load().fingerprint())
        .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }
}
