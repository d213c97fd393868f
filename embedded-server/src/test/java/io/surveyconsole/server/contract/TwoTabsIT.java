package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@ContractTest
class TwoTabsIT {
  private static final int QUESTIONS = 120;

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void showEveryoneEveryNumberOnceWhenAllAnswerAtOnce(RunningServer server) {
    server.publish(Definition.ofTexts("long", QUESTIONS));
    String id = server.begin("long");
    List<RecordingClient> tabs = List.of(server.join(id), server.join(id), server.join(id));

    for (int i = 0; i < QUESTIONS / 3; i++) {
      for (int tab = 0; tab < 3; tab++) {
        tabs.get(tab).answer("tab " + tab + " says " + i, tab + "-" + i);
      }
    }

    for (RecordingClient tab : tabs) {
      tab.skipTo("completed");
      tab.expectClose(1000);
      assertThat(Seqs.of(tab)).containsExactlyElementsOf(upTo(2 * QUESTIONS + 1));
    }
    JsonNode stored = server.http().get("/conversations/" + id + "/messages").is(200);
    assertThat(stored.findValues("seq"))
        .extracting(JsonNode::longValue)
        .containsExactlyElementsOf(upTo(2 * QUESTIONS + 1));
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void agreeOnTheContentBehindEveryNumber(RunningServer server) {
    server.publish(Definition.ofTexts("long", 40));
    String id = server.begin("long");
    var first = server.join(id);
    var second = server.join(id);
    for (int i = 0; i < 20; i++) {
      first.answer("first " + i, "f" + i);
      second.answer("second " + i, "s" + i);
    }
    first.skipTo("completed");
    second.skipTo("completed");
    JsonNode stored = server.http().get("/conversations/" + id + "/messages").is(200);
    for (RecordingClient tab : List.of(first, second)) {
      for (JsonNode frame : tab.frames()) {
        if (frame.path("type").asText().equals("message")) {
          JsonNode same = stored.path(frame.path("seq").intValue() - 1);
          assertThat(frame.path("content")).isEqualTo(same.path("content"));
          assertThat(frame.path("sender")).isEqualTo(same.path("sender"));
        }
      }
    }
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void loseNothingToOneThatComesAndGoesInBetween(RunningServer server) {
    server.publish(Definition.ofTexts("long", 60));
    String id = server.begin("long");
    var writer = server.join(id);
    for (int i = 0; i < 60; i++) {
      writer.answer("answer " + i, "w" + i);
      if (i % 6 == 5) {
        var guest = server.open("/ws/" + id + "?reconnect=true");
        guest.expectAll("state", "history");
        if (guest.next() instanceof RecordingClient.Event.Frame) {
          guest.close();
          var seen = Seqs.of(guest);
          assertThat(seen).containsExactlyElementsOf(upTo(seen.size()));
        }
      }
    }
    writer.skipTo("completed");
    assertThat(Seqs.of(writer)).containsExactlyElementsOf(upTo(121));
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void answerAlikeOverHttpAndWebSocket(RunningServer server) {
    server.publish(Definition.ofTexts("long", 40));
    String id = server.begin("long");
    var tab = server.join(id);
    for (int i = 0; i < 20; i++) {
      tab.answer("socket " + i, "w" + i);
      server.say(id, "http " + i);
    }
    tab.skipTo("completed");
    assertThat(Seqs.of(tab)).containsExactlyElementsOf(upTo(81));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
