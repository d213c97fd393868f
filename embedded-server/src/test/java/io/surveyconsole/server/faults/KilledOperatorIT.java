package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.PostgresServer;
import io.surveyconsole.server.testing.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server that is killed while an operator steps into conversations in which respondents answer.
/// When it is there again, each step is there whole, with what it did to the conversation, or not
/// at all.
@Execution(ExecutionMode.CONCURRENT)
@Tag("faults")
class KilledOperatorIT {
  private static final int CONVERSATIONS = 8;
  private static final int KILLS = Size.of(2, 15);
  private static final int STEPS_BEFORE_KILL = 200;
  private static final int QUESTIONS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> STEPS =
      List.of("operator-messages", "repeat", "skip", "end", "reopen");
  private static final Map<String, String> KINDS =
      Map.of(
          "operator-messages", "said",
          "repeat", "repeated",
          "skip", "skipped",
          "end", "ended",
          "reopen", "reopened");

  @TempDir Path data;

  private interface Starts {
    ServerProcess start() throws IOException;
  }

  /// A conversation with what was confirmed in it: the number of a message, and what it is.
  private record Conversation(String id, Map<Long, String> confirmed) {}

  /// On a slow disk, so that a kill falls into the midst of a step.
  @Test
  void keepsEveryStepWhole() throws Exception {
    kill(() -> ServerProcess.start("synced+10ms", data), KILLS);
  }

  @Test
  void keepsEveryStepWholeWithPostgres() throws Exception {
    var postgres = PostgresServer.shared();
    String url = postgres.url(postgres.newDatabase());
    kill(
        () ->
            ServerProcess.start(
                "configured",
                data,
                "database.url=" + url,
                "database.user=" + PostgresServer.user()),
        Math.ceilDiv(KILLS, 2));
  }

  private static void kill(Starts starts, int kills) throws Exception {
    int confirmed = 0;
    for (int kill = 1; kill <= kills; kill++) {
      List<Conversation> conversations = killWhileSteppingIn(starts);
      try (var server = starts.start()) {
        var api = new Api(server.address(), server.token());
        for (Conversation conversation : conversations) {
          expectWhole(api, conversation);
          confirmed += conversation.confirmed().size();
        }
      }
    }
    System.out.printf("%d kills: %d steps and answers confirmed, 0 lost%n", kills, confirmed);
  }

  private static List<Conversation> killWhileSteppingIn(Starts starts) throws Exception {
    var conversations = new ArrayList<Conversation>();
    var threads = new ArrayList<Thread>();
    var alive = new AtomicBoolean(true);
    var steps = new AtomicInteger();
    try (var server = starts.start()) {
      var api = new Api(server.address(), server.token());
      api.publishLongSurvey("long", QUESTIONS);
      for (int i = 0; i < CONVERSATIONS; i++) {
        var conversation = new Conversation(api.begin("long"), new ConcurrentHashMap<>());
        conversations.add(conversation);
        threads.add(Thread.ofVirtual().start(() -> answer(api, conversation, alive)));
        threads.add(Thread.ofVirtual().start(() -> stepIn(api, conversation, alive, steps)));
      }
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> steps.get() >= STEPS_BEFORE_KILL);
      server.kill(); // in the midst of them
      alive.set(false);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    return conversations;
  }

  private static void answer(Api api, Conversation conversation, AtomicBoolean alive) {
    for (int i = 0; alive.get(); i++) {
      take(api, conversation, "messages", "answer " + i, "USER answer " + i);
    }
  }

  private static void stepIn(
      Api api, Conversation conversation, AtomicBoolean alive, AtomicInteger steps) {
    for (int i = 0; alive.get(); i++) {
      String step = STEPS.get(i % STEPS.size());
      if (take(api, conversation, step, "words " + i, "BOT " + KINDS.get(step))) {
        steps.incrementAndGet();
      }
    }
  }

  /// Returns whether it was confirmed; it may be refused, or be on its way when the server dies.
  private static boolean take(
      Api api, Conversation conversation, String route, String content, String what) {
    try {
      JsonNode taken =
          api.send(
              "POST",
              "/conversations/" + conversation.id() + "/" + route,
              "{\"content\":\"" + content + "\"}");
      conversation.confirmed().put(taken.path("seq").longValue(), what);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void expectWhole(Api api, Conversation conversation) throws Exception {
    JsonNode whole = api.get("/conversations/" + conversation.id());
    JsonNode messages = whole.path("messages");
    int behind = 0;
    String status = "active";
    var stored = new ConcurrentHashMap<Long, String>();
    for (int i = 0; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      assertThat(message.path("seq").intValue()).isEqualTo(i + 1);
      String step = message.path("step").asText();
      boolean said = message.path("sender").asText().equals("USER");
      stored.put(i + 1L, said ? "USER " + message.path("content").asText() : "BOT " + step);
      behind += said || step.equals("skipped") ? 1 : 0;
      status =
          switch (step) {
            case "ended" -> "ended";
            case "reopened" -> "active";
            default -> status;
          };
    }
    assertThat(stored).containsAllEntriesOf(conversation.confirmed());
    assertThat(whole.path("status").asText()).isEqualTo(status);
    assertThat(whole.path("current_question_index").intValue()).isEqualTo(behind);
    if (status.equals("active")) {
      assertThat(whole.path("open_question").path("id").asText()).isEqualTo("q" + (behind + 1));
    }
    JsonNode summary = api.get("/conversations?q=" + conversation.id()).path("items").path(0);
    assertThat(summary.path("last_seq").intValue()).isEqualTo(messages.size());
    assertThat(summary.has("completed_at")).isEqualTo(status.equals("ended"));

    // Half a step that was left behind would have the place of the next.
    String next = status.equals("ended") ? "/reopen" : "/repeat";
    JsonNode taken = api.send("POST", "/conversations/" + conversation.id() + next, "");
    assertThat(taken.path("seq").intValue()).isEqualTo(messages.size() + 1);
  }
}
