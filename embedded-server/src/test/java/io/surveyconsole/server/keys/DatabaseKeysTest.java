package io.surveyconsole.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.StoreOpenException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseKeysTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  /// A stick that may be pulled out.
  private static final class Stick implements KeyKeeper {
    Optional<Secret> kept = Optional.empty();
    boolean forgets;

    @Override
    public Optional<Secret> find() {
      return kept;
    }

    @Override
    public void keep(Secret key) {
      kept = forgets ? Optional.empty() : Optional.of(key);
    }

    @Override
    public String place() {
      return "the stick";
    }
  }

  private final Stick stick = new Stick();
  private final DatabaseKeys keys = new DatabaseKeys(true, stick, () -> KEY);

  @Test
  void knowsAKeyThatWasMadeWhenItsStickIsGone() {
    assertThat(keys.existingOrNew()).isEqualTo(new Secret(KEY));
    stick.kept = Optional.empty();
    assertThat(keys.existing()).isEqualTo(new Secret(KEY));
  }

  @Test
  void knowsAKeyThatWasFoundWhenItsStickIsGone() {
    stick.kept = Optional.of(new Secret(KEY));
    assertThat(keys.existing()).isEqualTo(new Secret(KEY));
    stick.kept = Optional.empty();
    assertThat(keys.existing()).isEqualTo(new Secret(KEY));
  }

  @Test
  void encryptsNothingWithAKeyThatIsNotKept() {
    stick.forgets = true;
    assertThatThrownBy(keys::existingOrNew)
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("the stick")
        .hasMessageNotContaining(KEY);
    assertThatThrownBy(keys::existing).isInstanceOf(StoreOpenException.class);
  }

  @Test
  void takesNothingWeakerForAKey() {
    assertThat(KeyForm.read(" " + KEY + "\r\n")).contains(new Secret(KEY));
    for (String weak : new String[] {"", "secret", KEY.toUpperCase(Locale.ROOT), KEY + "0"}) {
      assertThat(KeyForm.read(weak)).as(weak).isEmpty();
    }
  }
}
