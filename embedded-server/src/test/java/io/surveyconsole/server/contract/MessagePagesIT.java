package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said, page by page.
@ContractTest
class MessagePagesIT {
  private static final int SAID = 12;
  private static final long LAST = 1 + 2 * SAID;

  /// A conversation of 25 messages.
  private static String talk(RunningServer server) {
    server.publish(Definition.ofTexts("long", SAID + 1));
    String id = server.begin("long");
    for (int turn = 1; turn <= SAID; turn++) {
      server.say(id, "answer " + turn);
    }
    return id;
  }

  private static List<Long> seqs(RunningServer server, String id, String query) {
    var seqs = new ArrayList<Long>();
    server
        .http()
        .get("/conversations/" + id + "/messages" + query)
        .is(200)
        .forEach(message -> seqs.add(message.path("seq").longValue()));
    return seqs;
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void areAllThereIsWhereNoPageIsAskedFor(RunningServer server) {
    String id = talk(server);
    assertThat(seqs(server, id, "")).isEqualTo(range(1, LAST));
    assertThat(seqs(server, id, "?after_seq=20")).isEqualTo(range(21, LAST));
  }

  @Test
  void goBackwardsFromTheNewestEachInOrder(RunningServer server) {
    String id = talk(server);
    assertThat(seqs(server, id, "?limit=10")).isEqualTo(range(16, LAST));
    assertThat(seqs(server, id, "?before_seq=16&limit=10")).isEqualTo(range(6, 15));
    assertThat(seqs(server, id, "?before_seq=6&limit=10")).isEqualTo(range(1, 5));
    assertThat(seqs(server, id, "?before_seq=1&limit=10")).isEmpty();
    assertThat(seqs(server, id, "?before_seq=9000000000000000000&limit=2"))
        .isEqualTo(range(LAST - 1, LAST));
  }

  @Test
  void haveAHundredMessagesWhereNoLimitIsSaid(RunningServer server) {
    server.publish(Definition.ofTexts("longer", 62));
    String id = server.begin("longer");
    for (int i = 0; i < 60; i++) {
      server.say(id, "answer " + i);
    }
    assertThat(seqs(server, id, "?before_seq=121")).isEqualTo(range(21, 120));
  }

  @Test
  void goForwards(RunningServer server) {
    String id = talk(server);
    assertThat(seqs(server, id, "?after_seq=0&limit=10")).isEqualTo(range(1, 10));
    assertThat(seqs(server, id, "?after_seq=20&limit=10")).isEqualTo(range(21, LAST));
    assertThat(seqs(server, id, "?after_seq=25&limit=10")).isEmpty();
    assertThat(seqs(server, id, "?after_seq=9000000000000000000&limit=10")).isEmpty();
  }

  @Test
  void areRefusedInPlainWordsWhereTheQuestionIsNone(RunningServer server) {
    String path = "/conversations/" + server.begin() + "/messages";
    for (String query :
        List.of(
            "?after_seq=1&before_seq=9",
            "?after_seq=-1",
            "?before_seq=0",
            "?before_seq=x",
            "?limit=0",
            "?limit=1001",
            "?limit=ten",
            "?before_seq=99999999999999999999")) {
      server.http().get(path + query).problem(400);
    }
    assertThat(
            server
                .http()
                .get(path + "?after_seq=1&before_seq=9")
                .problem(400)
                .path("detail")
                .asText())
        .contains("after_seq", "before_seq", "not with both");
  }

  @Test
  void endEarlyWhereTheMessagesAreLongAndMissNone(@TempDir Path folder) throws Exception {
    try (var server =
        RunningServer.in(
            folder,
            "limits.content-chars=65000",
            "limits.message-bytes=200000",
            "limits.messages-per-second=1000")) {
      server.publish(Definition.ofTexts("long", 80));
      String id = server.begin("long");
      for (int turn = 0; turn < 79; turn++) {
        server.say(id, "x".repeat(64_000));
      }
      var backwards = new ArrayList<Long>();
      List<Long> page = seqs(server, id, "?limit=1000");
      int pages = 0;
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThan(100);
        backwards.addAll(0, page);
        page = seqs(server, id, "?limit=1000&before_seq=" + page.getFirst());
        pages++;
      }
      assertThat(pages).isGreaterThan(1);
      assertThat(backwards).isEqualTo(range(1, 159));
      var forwards = new ArrayList<Long>();
      page = seqs(server, id, "?limit=1000&after_seq=0");
      while (!page.isEmpty()) {
        forwards.addAll(page);
        page = seqs(server, id, "?limit=1000&after_seq=" + page.getLast());
      }
      assertThat(forwards).isEqualTo(range(1, 159));
    }
  }

  @Test
  void areNotNeededToSeeTheAnswersAndWhenTheyWereGiven(RunningServer server) {
    String id = server.begin();
    server.say(id, "Pizza");
    server.say(id, "Chocolate");
    JsonNode view = server.http().get("/conversations/" + id + "?messages=false").is(200);
    assertThat(view.path("messages")).isEmpty();
    assertThat(view.path("answers").toString()).isEqualTo("{\"q1\":\"2\"}");
    JsonNode answered = view.path("answered").path("q1");
    assertThat(answered.path("seq").longValue()).isEqualTo(4);
    JsonNode said = server.http().get("/conversations/" + id + "/messages?after_seq=3").is(200);
    assertThat(answered.path("timestamp")).isEqualTo(said.path(0).path("timestamp"));
    assertThat(
            server.http().get("/conversations/" + id + "?messages=true").is(200).path("messages"))
        .hasSize(5);
    server.http().get("/conversations/" + id + "?messages=perhaps").problem(400);
  }
}
