package io.surveyconsole.server.cli;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ServerConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs the server alone, until the process is told to end.
@Command(name = "serve", description = "Runs the server alone.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin ServerOptions options = new ServerOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws ConfigException, StartFailure, InterruptedException {
    if (spec == null) {
      throw new IllegalStateException("picocli gave no command");
    }
    var server = SurveyServer.start(ServerConfig.load(options.sources(System.getenv())));
    endWithTheProcess(server);
    spec.commandLine()
        .getOut()
        .println(
            "Survey Console is listening on "
                + server.address()
                + " (data: "
                + server.dataFolder()
                + ")");
    new CountDownLatch(1).await();
    return 0;
  }

  /// A virtual machine that is told to end exits with 143, whatever its hooks do; an orderly end is
  /// 0, so the hook that has closed everything halts.
  private static void endWithTheProcess(SurveyServer server) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  server.close();
                  Runtime.getRuntime().halt(0);
                }));
  }
}
