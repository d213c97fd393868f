package io.surveyconsole.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.surveyconsole.server.access.OperatorAccess;
import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.feed.FeedEndpoint;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.surveys.SurveyCatalog;
import io.surveyconsole.server.tls.KeyMaterial;
import io.surveyconsole.server.websocket.Respondents;
import java.net.URI;
import java.time.Clock;
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

/// Javalin and Jetty, put together: routes, who may call them, what listens.
public final class HttpServer {
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

  /// What the routes call.
  public record Rooms(
      Store store,
      SurveyCatalog surveys,
      ConversationService conversations,
      Respondents respondents,
      RespondentAccess respondentAccess,
      OperatorAccess operators,
      WrongTokens wrongTokens,
      Consumer<Refusal> refused,
      FeedEndpoint feed,
      @Nullable KeyMaterial keyMaterial,
      Ids ids,
      String version,
      Clock clock) {}

  private final ServerConfig config;
  private final Rooms rooms;
  private final AccessControl access;
  private final AuditTrail audit;
  private final Json json;
  private final Problems problems;
  private final @Nullable Encryption encryption;
  private final Listeners listeners;
  private final Javalin javalin;

  public HttpServer(ServerConfig config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
    KeyMaterial material = rooms.keyMaterial();
    this.encryption = material == null ? null : new Encryption(material);
    this.listeners = new Listeners(rooms.respondents().signs(), encryption);
    this.access =
        new AccessControl(
            rooms.operators(), rooms.respondentAccess(), rooms.wrongTokens(), rooms.refused());
    this.audit = new AuditTrail(rooms.store().audit(), rooms.clock());
    var mapper = ApiJson.mapper();
    this.json = new Json(mapper);
    this.problems = new Problems(mapper, rooms.ids());
    this.javalin = Javalin.create(this::configure);
  }

  /// Returns when it listens.
  ///
  /// @throws PortTakenException if another program listens there
  public void start() {
    javalin.start();
  }

  /// Where it listens, such as `http://127.0.0.1:8000`; of all addresses this machine's own.
  public URI address() {
    Network network = config.network();
    String host = network.isWildcard() ? "127.0.0.1" : network.host();
    return URI.create(
        (network.encrypted() ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + listeners.port());
  }

  /// Where others reach it.
  private URI publicAddress() {
    URI publicUrl = config.network().publicUrl();
    return publicUrl == null ? address() : publicUrl;
  }

  /// Shows another certificate from the next connection on; those that are open stay.
  public void show(KeyMaterial material) {
    if (encryption != null) {
      encryption.reload(material);
    }
  }

  /// Takes no new connection; those that are open stay.
  public void stopListening() {
    listeners.close();
  }

  public void stop() {
    javalin.stop();
  }

  private void configure(JavalinConfig javalinConfig) {
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
      sockets.setMaxTextMessageSize(config.limits().messageBytes());
      sockets.setMaxBinaryMessageSize(config.limits().messageBytes());
      sockets.setMaxFrameSize(config.limits().messageBytes());
      sockets.setIdleTimeout(NO_IDLE_TIMEOUT);
      sockets.getAvailableExtensionNames().clear();
    });
    routes(javalinConfig.routes);
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
    server.setHandler(
        new ArrivalWatch(
            new OriginAndHostGuard(config.network(), problems, rooms.refused()),
            rooms.respondents().signs()));
    server.setErrorHandler(new ContainerErrors(problems));
    server.setStopTimeout(STOP_PATIENCE.toMillis());
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(ADDRESSES);
    if (encryption != null) {
      http.addCustomizer(new SecureRequestCustomizer(false)); // it is called by address, too
    }
    http.addCustomizer(new ForwardedRequests(config.network()));
    listeners.open(server, http, config.network().host(), config.network().port());
    listeners.connectors().forEach(server::addConnector);
  }

  private void routes(RoutesConfig routes) {
    problems.handle(routes, access::isOperator);
    routes.beforeMatched(access::check);
    routes.after(audit::note);
    routes.wsBeforeUpgrade(access::check);
    routes.wsBeforeUpgrade(
        Paths.RESPONDENT_SOCKET + "{conversation_id}", rooms.respondents().endpoint()::prepare);
    routes.ws(Paths.FEED, rooms.feed()::listen, Access.READ);
    routes.ws( // a token is judged after the upgrade, so that its client learns why
        Paths.RESPONDENT_SOCKET + "{conversation_id}",
        rooms.respondents().endpoint()::listen,
        Access.OPEN);
    new SystemRoutes(rooms.store(), rooms.version(), rooms.clock().instant(), json).add(routes);
    new SurveyRoutes(rooms.surveys(), json).add(routes);
    new CustomerRoutes(rooms.store().customers(), rooms.store().conversations(), rooms.ids(), json)
        .add(routes);
    new ConversationRoutes(
            rooms.conversations(),
            rooms.respondents().conversations(),
            rooms.store().conversations(),
            () -> "ws" + publicAddress().toString().substring("http".length()),
            new CallRate(config.limits()),
            rooms.refused(),
            json)
        .add(routes);
    new ConnectionRoutes(rooms.respondents(), json).add(routes);
    new AuditRoutes(rooms.store().audit(), json).add(routes);
    new TokenRoutes(
            rooms.respondentAccess(), rooms.operators(), rooms.respondents().conversations(), json)
        .add(routes);
  }
}
