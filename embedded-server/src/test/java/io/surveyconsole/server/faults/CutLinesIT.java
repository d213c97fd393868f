package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.load.ChattingFleet;
import io.surveyconsole.server.load.Generator;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that are cut at random bytes, answers that are sent again, three tabs a conversation.
@Tag("faults")
class CutLinesIT {
  private static final int CONVERSATIONS = Size.of(60, 1_000);
  private static final int TABS = 3;
  private static final int QUESTIONS = 20;
  private static final int SEED = 11;

  @Test
  void leaveWhatEachTabSawAndItsAcksWithoutAGapOrARepeat(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start("synced", data);
        var fleet =
            Generator.start(ChattingFleet.class, server, CONVERSATIONS, TABS, QUESTIONS, SEED)) {
      String figures = fleet.expectLine();
      System.out.println(figures);
      assertThat(fleet.rest()).as(figures).isEmpty();
      assertThat(figures).endsWith(" 0 violations").doesNotContain(" of which 0 ");
    }
  }
}
