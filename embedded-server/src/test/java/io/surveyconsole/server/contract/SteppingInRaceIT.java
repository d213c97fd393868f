package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.Test;

/// An operator steps in at the moment at which the respondent answers. Whoever comes first, both
/// see one and the same conversation.
@ContractTest
class SteppingInRaceIT {
  private static final int ROUNDS = 40;
  private static final int OPERATORS = 3;

  @Test
  void skipsTheQuestionOrTakesItsAnswerNeverBoth(RunningServer server) {
    server.publish(Definition.ofTexts("three", 3));
    int skipped = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String id = server.begin("three");
      var sender = server.join(id);
      var other = server.join(id);
      HttpAnswer skip =
          atOnce(
              () -> sender.answer("an answer", "m"),
              () ->
                  server.http().post("/conversations/" + id + "/skip", "{\"question_id\":\"q1\"}"));
      sender.skipTo("ack");
      JsonNode conversation = server.http().get("/conversations/" + id).is(200);
      if (skip.status() == 201) {
        skipped++;
        // What was on its way is the answer to the question that was asked next.
        assertThat(conversation.path("answers").toString()).isEqualTo("{\"q2\":\"an answer\"}");
        assertThat(conversation.path("open_question").path("id").asText()).isEqualTo("q3");
      } else {
        skip.problem(409);
        assertThat(conversation.path("answers").toString()).isEqualTo("{\"q1\":\"an answer\"}");
        assertThat(conversation.path("open_question").path("id").asText()).isEqualTo("q2");
      }
      expectTheSameForAll(server, id, sender, other);
    }
    System.out.printf("%d of %d were skipped before the answer%n", skipped, ROUNDS);
  }

  @Test
  void endsBeforeOrAfterTheAnswerAndSaysNothingMoreThen(RunningServer server) {
    int before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String id = server.begin();
      var sender = server.join(id);
      var other = server.join(id);
      HttpAnswer end =
          atOnce(
              () -> answerUnlessClosed(sender),
              () -> server.http().post("/conversations/" + id + "/end", ""));
      end.is(201);
      for (RecordingClient client : List.of(sender, other)) {
        client.skipTo("completed");
        client.expectClose(1000);
      }
      JsonNode conversation = server.http().get("/conversations/" + id).is(200);
      assertThat(conversation.path("status").asText()).isEqualTo("ended");
      boolean taken = !conversation.path("answers").isEmpty();
      before += taken ? 0 : 1;
      assertThat(conversation.path("messages")).hasSize(taken ? 4 : 2);
      assertThat(sender.frames().stream().anyMatch(frame -> type(frame).equals("ack")))
          .isEqualTo(taken);
      expectTheSameForAll(server, id, sender, other);
    }
    System.out.printf("%d of %d were ended before the answer%n", before, ROUNDS);
  }

  /// Where the end came first, the line may be closed before anything is sent over it.
  private static void answerUnlessClosed(RecordingClient client) {
    try {
      client.answer("Vanilla", "m");
    } catch (WebsocketNotConnectedException e) {
      assertThat(client.frames()).extracting(SteppingInRaceIT::type).endsWith("completed");
    }
  }

  /// The connections of an ended conversation are on their way out and get nothing of what comes
  /// after it.
  @Test
  void saysNothingToClosedConnectionsWhenReopenedAtOnce(RunningServer server) {
    for (int round = 0; round < ROUNDS; round++) {
      String id = server.begin();
      var client = server.join(id);
      server.http().post("/conversations/" + id + "/end", "").is(201);
      server.http().post("/conversations/" + id + "/reopen", "").is(201);
      client.expectAll("message", "completed");
      client.expectClose(1000);
      var again = server.connect(id);
      again.expectAll("state", "history");
      again.answer("Vanilla", "m");
      again.expectAll("ack", "message");
      assertThat(Seqs.of(again)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void numbersEverythingWithoutAGapForEverybody(RunningServer server) {
    int questions = 300;
    server.publish(Definition.ofTexts("long", questions));
    String id = server.begin("long");
    var tabs = new ArrayList<RecordingClient>();
    for (int i = 0; i < 6; i++) {
      tabs.add(server.join(id));
    }
    var operators =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> stepIn(server, id)))
            .limit(OPERATORS)
            .toList();
    for (int i = 0; i < questions; i++) {
      tabs.get(i % 2).answer("answer " + i, "m-" + i);
    }
    assertThat(operators).allMatch(steps -> steps.join() > 0);
    RecordingClient[] all = tabs.toArray(RecordingClient[]::new);
    for (RecordingClient tab : all) {
      tab.skipTo("completed");
    }
    expectTheSameForAll(server, id, all);
  }

  /// Returns how many steps were taken before the conversation came to its end.
  private static int stepIn(RunningServer server, String id) {
    int taken = 0;
    for (int i = 0; i < 90; i++) {
      String step = List.of("operator-messages", "repeat", "skip").get(i % 3);
      String words = "{\"content\":\"note " + i + "\"}";
      int status = server.http().post("/conversations/" + id + "/" + step, words).status();
      taken += status == 201 ? 1 : 0;
    }
    return taken;
  }

  /// Does both at one moment and returns what the second came to.
  private static HttpAnswer atOnce(Runnable respondent, Supplier<HttpAnswer> operator) {
    var start = new CyclicBarrier(2);
    var answered =
        CompletableFuture.supplyAsync(() -> {
          await(start);
          return operator.get();
        });
    await(start);
    respondent.run();
    return answered.join();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// What was shown under a number is what is stored under it, without a gap from the first on.
  private static void expectTheSameForAll(
      RunningServer server, String id, RecordingClient... clients) {
    JsonNode stored = server.http().get("/conversations/" + id + "/messages").is(200);
    assertThat(stored.findValues("seq"))
        .extracting(JsonNode::longValue)
        .containsExactlyElementsOf(upTo(stored.size()));
    for (RecordingClient client : clients) {
      Patience.until(
          () -> assertThat(Seqs.of(client)).containsExactlyElementsOf(upTo(stored.size())));
      for (JsonNode frame : client.frames()) {
        if (type(frame).equals("message")) {
          JsonNode same = stored.path(frame.path("seq").intValue() - 1);
          assertThat(frame.path("content")).isEqualTo(same.path("content"));
        }
      }
    }
  }

  private static String type(JsonNode frame) {
    return frame.path("type").asText();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
