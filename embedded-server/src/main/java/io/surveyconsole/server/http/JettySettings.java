package io.surveyconsole.server.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.websocket.PeerSigns;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// Javalin and Jetty as they are set up here: threads, limits, what stands before every route.
final class JettySettings {
  private static final int MAX_THREADS = 200;
  private static final int MIN_THREADS = 8;
  private static final long MAX_BODY_BYTES = 2L * 1024 * 1024;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  /// Idleness of respondents is judged by what they send, not by Jetty, whose timer starts anew
  /// with every ping.
  private static final Duration NO_IDLE_TIMEOUT = Duration.ZERO;

  /// A part of an address may hold any character of an id, `/` and `%` too: written as `%2F`,
  /// `%25`.
  private static final UriCompliance ADDRESSES =
      UriCompliance.RFC3986.with(
          "addresses",
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private final Network network;
  private final int messageBytes;
  private final @Nullable Encryption encryption;
  private final PeerSigns signs;
  private final Problems problems;
  private final Consumer<Refusal> refused;
  private final Listeners listeners;

  /// @param messageBytes how big a message from a client may be
  /// @param encryption null: plain HTTP
  /// @param refused counts what is refused
  JettySettings(
      Network network,
      int messageBytes,
      @Nullable Encryption encryption,
      PeerSigns signs,
      Problems problems,
      Consumer<Refusal> refused) {
    this.network = network;
    this.messageBytes = messageBytes;
    this.encryption = encryption;
    this.signs = signs;
    this.problems = problems;
    this.refused = refused;
    this.listeners = new Listeners(signs, encryption);
  }

  /// Where it listens, once it does.
  int port() {
    return listeners.port();
  }

  /// Takes no new connection; those that are open stay.
  void stopListening() {
    listeners.close();
  }

  /// Sets a server up so; it listens once it is started.
  void apply(JavalinConfig javalinConfig) {
    javalinConfig.startup.showJavalinBanner = false;
    javalinConfig.startup.showOldJavalinVersionWarning = false;
    javalinConfig.startup.startupWatcherEnabled = false;
    javalinConfig.http.compressionStrategy = CompressionStrategy.NONE;
    javalinConfig.http.maxRequestSize = MAX_BODY_BYTES;
    javalinConfig.http.prefer405over404 = true;
    javalinConfig.http.defaultContentType = "application/json";
    javalinConfig.router.ignoreTrailingSlashes = true;
    javalinConfig.jetty.threadPool = threads();
    javalinConfig.jetty.modifyServer(this::prepare);
    javalinConfig.jetty.modifyServletContextHandler(context -> {
      context.setSessionHandler(forgetfulSessions());
      context.setErrorHandler(new ContainerErrors(problems));
      context.getServletHandler().setDecodeAmbiguousURIs(true);
    });
    javalinConfig.jetty.modifyWebSocketServletFactory(sockets -> {
      sockets.setMaxTextMessageSize(messageBytes);
      sockets.setMaxBinaryMessageSize(messageBytes);
      sockets.setMaxFrameSize(messageBytes);
      sockets.setIdleTimeout(NO_IDLE_TIMEOUT);
      sockets.getAvailableExtensionNames().clear();
    });
  }

  /// Bounded platform threads for selectors and dispatching; what may wait for the store runs on
  /// virtual ones.
  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    pool.setName("http");
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-virtual-"));
    return pool;
  }

  /// Javalin makes a session at every upgrade. Nobody here is recognised by one: no cookie is set,
  /// and none is kept, or they would pile up.
  private static SessionHandler forgetfulSessions() {
    var sessions = new SessionHandler();
    sessions.setUsingCookies(false);
    var cache = new NullSessionCache(sessions);
    cache.setSessionDataStore(new NullSessionDataStore());
    sessions.setSessionCache(cache);
    return sessions;
  }

  private void prepare(Server server) {
    // It would give every socket an idle timeout of a second when threads run short.
    server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
    server.setHandler(new ArrivalWatch(new OriginAndHostGuard(network, problems, refused), signs));
    server.setErrorHandler(new ContainerErrors(problems));
    server.setStopTimeout(STOP_PATIENCE.toMillis());
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(ADDRESSES);
    if (encryption != null) {
      http.addCustomizer(new SecureRequestCustomizer(false)); // it is called by address, too
    }
    http.addCustomizer(new ForwardedRequests(network));
    http.addCustomizer(new NoExtensions());
    listeners.open(server, http, network.host(), network.port());
    listeners.connectors().forEach(server::addConnector);
  }
}
