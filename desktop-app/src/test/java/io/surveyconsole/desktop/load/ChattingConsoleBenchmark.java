package io.surveyconsole.desktop.load;

import io.surveyconsole.desktop.testing.OtherProcess;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;

/// The real console over a real server with respondents that really chat, each in a process of its
/// own: `[SECONDS [CONVERSATIONS [ANSWERS_PER_SECOND]]]`. Reports how the JavaFX thread fares.
/// Nothing is asserted.
public final class ChattingConsoleBenchmark {
  private static final int WARM_UP_SECONDS = 15;

  private ChattingConsoleBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    int conversations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
    Path folder = Files.createTempDirectory("survey-console-bench");
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    try (var server = new OtherProcess(ServerAlone.class.getName(), folder.toString())) {
      var address = URI.create(server.line());
      String token = Files.readString(folder.resolve("admin-token")).strip();
      try (var respondents =
          new OtherProcess(
              ChattingRespondents.class.getName(),
              address.toString(),
              token,
              "" + conversations,
              "" + rate)) {
        System.out.println(respondents.line());
        var console =
            new ConsoleUnderLoad(
                new AttachedServer(
                    address, new Secret(token), Files.createTempDirectory("console")));
        try {
          console.awaitRows(conversations);
          console.furnish("respondent");
          var _ = new FxProbe().run(WARM_UP_SECONDS); // until what was begun has settled
          String before = console.place();
          System.out.printf(
              "%d conversations, %d answers a second: %s%n",
              conversations, rate, new FxProbe().run(seconds));
          System.out.printf("  stays: %s -> %s%n", before, console.place());
        } finally {
          console.close();
        }
      }
    }
    System.exit(0);
  }
}
