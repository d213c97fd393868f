package io.surveyconsole.server.http;

import io.javalin.Javalin;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Javalin and Jetty, put together: routes, who may call them, what listens.
public final class HttpServer {
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
  private final JettySettings jetty;
  private final Javalin javalin;

  public HttpServer(ServerConfig config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
    KeyMaterial material = rooms.keyMaterial();
    this.encryption = material == null ? null : new Encryption(material);
    this.access =
        new AccessControl(
            rooms.operators(), rooms.respondentAccess(), rooms.wrongTokens(), rooms.refused());
    this.audit = new AuditTrail(rooms.store().audit(), rooms.clock());
    var mapper = ApiJson.mapper();
    this.json = new Json(mapper);
    this.problems = new Problems(mapper, rooms.ids()::error, rooms.refused());
    this.jetty =
        new JettySettings(
            config.network(),
            config.limits().messageBytes(),
            encryption,
            rooms.respondents().signs(),
            problems,
            rooms.refused());
    this.javalin =
        Javalin.create(settings -> {
          jetty.apply(settings);
          routes(settings.routes);
        });
  }

  /// Returns when it listens.
  ///
  /// @throws CannotListenException if that is not possible there
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
            + jetty.port());
  }

  /// Where others reach it.
  public URI publicAddress() {
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
    jetty.stopListening();
  }

  public void stop() {
    javalin.stop();
  }

  private void routes(RoutesConfig routes) {
    problems.handle(routes, access::refusalOfUnknown);
    routes.beforeMatched(access::check);
    routes.after(audit::note);
    routes.wsBeforeUpgrade(UpgradeCheck::check);
    routes.wsBeforeUpgrade(access::check);
    routes.wsBeforeUpgrade(
        Paths.RESPONDENT_SOCKET + "{conversation_id}", rooms.respondents().endpoint()::prepare);
    routes.ws(Paths.FEED, rooms.feed()::listen, Access.READ);
    routes.ws( // a token is judged after the upgrade, so that its client learns why
        Paths.RESPONDENT_SOCKET + "{conversation_id}",
        rooms.respondents().endpoint()::listen,
        Access.OPEN);
    new SystemRoutes(
            rooms.store(), rooms.version(), rooms.clock().instant(), access::isOperator, json)
        .add(routes);
    new SurveyRoutes(rooms.surveys(), json).add(routes);
    new CustomerRoutes(rooms.store().customers(), rooms.store().conversations(), rooms.ids(), json)
        .add(routes);
    new ConversationRoutes(
            rooms.conversations(),
            rooms.respondents().conversations(),
            rooms.store().conversations(),
            new ListParameters(rooms.respondents().connections()::connected),
            () -> "ws" + publicAddress().toString().substring("http".length()),
            new CallRate(config.limits()),
            new CallRate(config.limits()),
            json)
        .add(routes);
    new OperatorRoutes(rooms.respondents().conversations(), rooms.respondents().broadcast(), json)
        .add(routes);
    new ConnectionRoutes(rooms.respondents(), rooms.store().conversations(), json).add(routes);
    new AuditRoutes(rooms.store().audit(), json).add(routes);
    new TokenRoutes(
            rooms.respondentAccess(), rooms.operators(), rooms.respondents().conversations(), json)
        .add(routes);
  }
}
