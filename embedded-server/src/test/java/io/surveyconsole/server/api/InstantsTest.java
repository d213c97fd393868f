package io.surveyconsole.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_10_000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  private final JsonMapper mapper = ApiJson.mapper();

  private Instant read(String text) throws JsonProcessingException {
    return mapper.readValue('"' + text + '"', Instant.class);
  }

  private static boolean isQuick(String text) {
    return Instants.read(text.toCharArray(), 0, text.length()) != null;
  }

  @Test
  void readsWhatIsWritten() throws JsonProcessingException {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long second = random.nextLong(YEAR_1, YEAR_10_000);
      int nano = random.nextBoolean() ? random.nextInt(1_000_000_000) : random.nextInt(1_000);
      var instant = Instant.ofEpochSecond(second, i % 3 == 0 ? nano / 1_000_000 * 1_000_000 : nano);
      String written = mapper.writeValueAsString(instant);
      assertThat(mapper.readValue(written, Instant.class)).isEqualTo(instant);
      assertThat(isQuick(written.replace("\"", ""))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T23:59:59Z",
        "2024-02-29T00:00:00.1Z",
        "2024-02-29T00:00:00.123456789Z",
        "0000-01-01T00:00:00Z"
      })
  void readsItQuickly(String text) throws JsonProcessingException {
    assertThat(isQuick(text)).isTrue();
    assertThat(read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T12:00:00+01:00, 2024-02-29T11:00:00Z",
    "2024-02-29T12:00:00.Z, 2024-02-29T12:00:00Z",
    "+12024-02-29T12:00:00Z, +12024-02-29T12:00:00Z",
    "2024-02-29T24:00:00Z, 2024-03-01T00:00:00Z",
  })
  void readsOtherFormsAsTheLibraryDoes(String text, String expected)
      throws JsonProcessingException {
    assertThat(isQuick(text)).isFalse();
    assertThat(read(text)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T12:00:00Z",
        "2024-13-01T12:00:00Z",
        "2024-02-29T12:60:00Z",
        "2024-02-29T12:00:60Z",
        "2024-02-29T12:00Z",
        "2024-02-29T12:00:00.1234567890Z",
        "2024-02-29T12:00:00.12x4Z",
        "2024-02-29 12:00:00Z",
        "2024-02-29T12:00:00",
        "yesterday",
        "Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidFormatException.class);
  }

  @Test
  void takesNoNumberForAText() {
    assertThatThrownBy(() -> mapper.readValue("true", Instant.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
