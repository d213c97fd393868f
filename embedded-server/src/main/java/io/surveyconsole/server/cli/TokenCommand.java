package io.surveyconsole.server.cli;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ServerConfig;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes, lists and revokes operators' tokens, whether the server of the data folder runs or not.
@Command(
    name = "token",
    description = "Makes, lists and revokes admin tokens for operators and scripts.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
  }

  /// What is done with the server.
  private interface Work {
    void with(AdminClient client, PrintWriter out) throws AdminClient.Refused;
  }

  private static int work(@Nullable CommandSpec spec, ServerOptions options, Work work)
      throws ConfigException, StartFailure, AdminClient.Refused {
    if (spec == null) {
      throw new IllegalStateException("picocli gave no command");
    }
    try (var client = AdminClient.of(ServerConfig.load(options.sources(System.getenv())))) {
      work.with(client, spec.commandLine().getOut());
      return 0;
    }
  }

  @Command(
      name = "add",
      description = "Makes a token and prints it; it is shown this once.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "NAME", description = "whose it is") String name,
      @Option(
              names = "--scope",
              paramLabel = "read|operate",
              defaultValue = "read",
              description = "read may look only, operate may change something too")
          String scope)
      throws ConfigException, StartFailure, AdminClient.Refused {
    return work(spec, options, (client, out) -> out.println(client.makeToken(name, scope).value()));
  }

  @Command(
      name = "list",
      description = "Lists the tokens, each with its last use.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ServerOptions options) throws ConfigException, StartFailure, AdminClient.Refused {
    return work(
        spec,
        options,
        (client, out) -> {
          for (AdminTokenView token : client.tokens()) {
            out.printf(
                Locale.ROOT,
                "%-8s %-30s made %s, %s%n",
                token.scope(),
                token.name(),
                token.createdAt(),
                token.lastUsedAt() == null ? "never used" : "last used " + token.lastUsedAt());
          }
        });
  }

  @Command(
      name = "revoke",
      description = "Revokes a token: it opens nothing any more.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "NAME", description = "the token's name") String name)
      throws ConfigException, StartFailure, AdminClient.Refused {
    return work(spec, options, (client, _) -> client.revokeToken(name));
  }
}
