package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.storage.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The index of transcripts that ends at any moment and begins again lacks nothing, whatever
/// database it is in.
public abstract class CutIndexContract {
  private static final int CONVERSATIONS = 12;
  private static final int MESSAGES = 30;
  private static final int PIECE = 7;

  /// The database of this test, the same at every call.
  protected abstract Engine engine();

  private Database database() {
    return new Database(engine(), Duration.ofMillis(100));
  }

  private static String content(int conversation, int message) {
    return IntStream.range(0, 40)
        .mapToObj(i -> "w" + (conversation * 7 + message * 3 + i * i) % 900)
        .reduce("all", (all, word) -> all + " " + word);
  }

  private static void talk(Database database, Unindexed unindexed) {
    var talk =
        new Talk(
            new JdbcCustomers(database),
            new JdbcSurveys(database),
            new JdbcConversations(database, unindexed));
    for (int i = 0; i < CONVERSATIONS; i++) {
      talk.begin("c" + i);
      for (int message = 0; message < MESSAGES; message++) {
        talk.say("c" + i, content(i, message));
      }
    }
  }

  private static List<Long> behind(Database database) {
    return database.read(handle -> SaidWords.behind(handle, 0, SaidWords.lastConversation(handle)));
  }

  /// Every word with the number of the conversation in which it was said.
  private static Set<String> found(Database database) {
    return database.read(handle ->
        new TreeSet<>(
            handle
                .createQuery(
                    "select w.word, s.place - w.number * %1$d as conversation from said s"
                            .formatted(SaidWords.CONVERSATIONS)
                        + " join said_word w on w.number = s.place / %1$d"
                            .formatted(SaidWords.CONVERSATIONS))
                .map((rs, _) ->
                    new String(rs.getBytes("word"), StandardCharsets.UTF_8)
                        + " in "
                        + rs.getLong("conversation"))
                .list()));
  }

  private static Set<String> expected() {
    var expected = new TreeSet<String>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      for (int message = 0; message < MESSAGES; message++) {
        for (String word : Words.said(content(i, message))) {
          expected.add(word + " in " + (i + 1));
        }
      }
    }
    return expected;
  }

  @Test
  void lacksNothingWhereverItEnds() {
    try (var database = database()) {
      talk(database, new Unindexed());
    }
    boolean ended = true;
    for (int writes = 0; ended; writes++) {
      // Another one goes on each time, and ends after some more writes.
      try (var database = database()) {
        int[] left = {writes % 5};
        var writer = new SaidWordsWriter(database, () -> left[0]-- > 0);
        List<Long> some = behind(database);
        while (!some.isEmpty() && left[0] >= 0) {
          some = writer.index(some, PIECE * 5);
        }
        ended = !behind(database).isEmpty();
      }
    }
    try (var database = database()) {
      assertThat(found(database)).isEqualTo(expected());
    }
  }

  @Test
  void looksAtNothingTwice() {
    try (var database = database()) {
      talk(database, new Unindexed());
      var writer = new SaidWordsWriter(database, () -> true);
      for (List<Long> some = behind(database); !some.isEmpty(); ) {
        some = writer.index(some, PIECE);
      }
      assertThat(behind(database)).isEmpty();
      assertThat(found(database)).isEqualTo(expected());
      int[] writes = {0};
      assertThat(new SaidWordsWriter(database, () -> writes[0]++ < 0).index(List.of(1L), PIECE))
          .isEmpty();
      assertThat(writes[0]).isZero();
    }
  }
}
