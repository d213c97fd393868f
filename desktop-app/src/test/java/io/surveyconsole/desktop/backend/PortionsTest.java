package io.surveyconsole.desktop.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {
  private static List<ConversationSummary> conversations(int count) {
    return IntStream.range(0, count).mapToObj(at -> Samples.active("c" + at, "Maya", 1)).toList();
  }

  private static List<ConnectionView> connections(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> Samples.open("k" + at, "c" + at, "Maya"))
        .toList();
  }

  @Test
  void leavesWhatIsSmallAsItIs() {
    var small =
        new FeedMessage.Changes(conversations(Portions.ROWS - 1), connections(1), Gauges.none());
    assertThat(Portions.of(small)).containsExactly(small);
    var live = new FeedMessage.Live(7);
    assertThat(Portions.of(live)).containsExactly(live);
  }

  @Test
  void cutsWhatIsLargeConnectionsFirst() {
    int many = 2 * Portions.ROWS + 1;
    var large = new FeedMessage.Changes(conversations(many), connections(many), Gauges.none());
    var connections = new ArrayList<ConnectionView>();
    var conversations = new ArrayList<ConversationSummary>();
    FeedMessage.Changes last = large;
    for (FeedMessage one : Portions.of(large)) {
      last = (FeedMessage.Changes) one;
      assertThat(last.connections().size() + last.conversations().size())
          .isLessThanOrEqualTo(Portions.ROWS);
      if (!last.connections().isEmpty()) {
        assertThat(conversations).as("connections come first").isEmpty();
      }
      connections.addAll(last.connections());
      conversations.addAll(last.conversations());
    }
    assertThat(connections).isEqualTo(large.connections());
    assertThat(conversations).isEqualTo(large.conversations());
    assertThat(last.gauges()).isEqualTo(large.gauges());
  }
}
