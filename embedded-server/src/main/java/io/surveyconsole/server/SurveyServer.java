package io.surveyconsole.server;

import io.surveyconsole.server.access.OperatorAccess;
import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.conversation.OperatorSteps;
import io.surveyconsole.server.conversation.Standings;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.events.ServerFact;
import io.surveyconsole.server.feed.Feed;
import io.surveyconsole.server.feed.FeedEndpoint;
import io.surveyconsole.server.http.CannotListenException;
import io.surveyconsole.server.http.HttpServer;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.schedule.Repeating;
import io.surveyconsole.server.storage.DataFolder;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.surveys.SurveyCatalog;
import io.surveyconsole.server.tls.CertificateSource;
import io.surveyconsole.server.tls.KeyMaterial;
import io.surveyconsole.server.tls.KeyMaterialException;
import io.surveyconsole.server.websocket.Respondents;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A survey server that runs: respondents chat with it, the console and scripts call it.
///
/// The hand-written assembly of the whole: every part gets here what it needs.
public final class SurveyServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SurveyServer.class);
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(8);

  private static final Duration LOOK_AT_SURVEYS_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_AT_CERTIFICATE_EVERY = Duration.ofSeconds(5);
  private static final Duration SAVE_USES_EVERY = Duration.ofMinutes(1);

  private final Undo undo;
  private final URI address;
  private final URI publicAddress;
  private final Respondents respondents;
  private final Secret adminToken;
  private final Path dataFolder;
  private final DatabasePlace databasePlace;
  private final AtomicReference<@Nullable KeyMaterial> keyMaterial;

  private SurveyServer(
      Undo undo,
      URI address,
      URI publicAddress,
      Respondents respondents,
      Secret adminToken,
      Path dataFolder,
      DatabasePlace databasePlace,
      AtomicReference<@Nullable KeyMaterial> keyMaterial) {
    this.undo = undo;
    this.address = address;
    this.publicAddress = publicAddress;
    this.respondents = respondents;
    this.adminToken = adminToken;
    this.dataFolder = dataFolder;
    this.databasePlace = databasePlace;
    this.keyMaterial = keyMaterial;
  }

  /// Starts a server and returns when it listens.
  ///
  /// @throws StartFailure tells why it cannot; nothing of it is left running
  public static SurveyServer start(ServerConfig config) throws StartFailure {
    return start(config, folder -> ConfiguredStore.open(config, folder));
  }

  /// Starts a server that keeps everything in this store. Measurements pass one that keeps nothing.
  static SurveyServer start(ServerConfig config, Function<Path, Store> open) throws StartFailure {
    var undo = new Undo();
    try {
      return assemble(config, open, undo);
    } catch (CannotListenException e) {
      undo.close();
      throw StartFailures.of(e);
    } catch (StoreOpenException e) {
      undo.close();
      throw StartFailures.of(e);
    } catch (KeyMaterialException e) {
      undo.close();
      throw StartFailures.of(e);
    } catch (UncheckedIOException e) {
      undo.close();
      throw StartFailures.of(e, config.dataFolder());
    } catch (RuntimeException | Error e) {
      undo.close();
      throw e;
    }
  }

  private static SurveyServer assemble(ServerConfig config, Function<Path, Store> open, Undo undo)
      throws KeyMaterialException {
    var clock = Clock.tickMillis(ZoneOffset.UTC);
    var ids = new RandomIds();
    var folder = undo.add(DataFolder.open(config.dataFolder()));
    Secret given = config.authentication().adminToken();
    Secret adminToken =
        given != null ? given : new AdminTokenFile(folder.path()).readOrMake(ids::token);
    Store store = undo.add(open.apply(folder.path()));
    if (store.isNew()) {
      store.customers().add(new Customer(new CustomerId("1"), "John Doe", "john@example.com"));
      store.customers().add(new Customer(new CustomerId("2"), "Jane Smith", "jane@example.com"));
    }
    var surveys = new SurveyCatalog(folder.path().resolve("surveys"), store.surveys(), clock);
    surveys.start();

    var scheduler = scheduler(undo);
    Repeating.every(
        scheduler, LOOK_AT_SURVEYS_EVERY, "the look at the surveys' folder", surveys::refresh);
    var events = new ServerEvents();
    var operators = new OperatorAccess(adminToken, store.adminTokens(), clock, ids);
    saveUses(operators, scheduler, undo);
    var access = new RespondentAccess(store.tokens(), config.authentication(), clock, ids);
    var wrongTokens = new WrongTokens();
    var standings = new Standings(store.conversations());
    var service =
        new ConversationService(
            store, standings, surveys, access, events, clock, ids, config.limits());
    var steps =
        new OperatorSteps(
            store.conversations(), standings, surveys, events, clock, config.limits());
    var respondents =
        undo.add(
            new Respondents(
                service,
                steps,
                access,
                wrongTokens,
                events,
                store.connections(),
                config.history(),
                scheduler,
                clock,
                ids,
                config.limits()));
    var feed =
        undo.add(
            new Feed(
                events,
                scheduler,
                () ->
                    new Feed.Measured(
                        respondents.connections().count(),
                        store.lastSyncNanos() / 1e6,
                        store.queued(),
                        store.failure().orElse(null)),
                operators::isKnown));
    store.watch(
        new Store.Watcher() {
          @Override
          public void failed(String why) {
            respondents.storeFailed();
          }

          @Override
          public void recovered() {
            standings.forget();
          }
        });
    var certificate = CertificateSource.of(config.network(), folder.path().resolve("tls"), clock);
    KeyMaterial keyMaterial = config.network().encrypted() ? certificate.load() : null;
    var shown = new AtomicReference<@Nullable KeyMaterial>(keyMaterial);
    String version = Version.current();
    var http =
        new HttpServer(
            config,
            new HttpServer.Rooms(
                store,
                surveys,
                service,
                respondents,
                access,
                operators,
                wrongTokens,
                what -> events.publish(new ServerFact.Refused(what)),
                new FeedEndpoint(
                    feed,
                    store.conversations(),
                    () -> connections(respondents),
                    new FeedMessage.Hello(ids.server(), version)),
                keyMaterial,
                ids,
                version,
                clock));
    undo.add(http::stop);
    http.start();
    folder.announce(http.address());
    if (keyMaterial != null) {
      log.info("Connections are encrypted; the certificate is {}", keyMaterial.fingerprint());
      Repeating.every(
          scheduler,
          LOOK_AT_CERTIFICATE_EVERY,
          "the look at the certificate",
          () ->
              certificate
                  .changed()
                  .ifPresent(changed -> {
                    http.show(changed);
                    shown.set(changed);
                  }));
    }
    undo.add(() -> {
      http.stopListening();
      respondents.drain(DRAIN_PATIENCE);
    });
    log.info(
        "Listening on {}, data in {}",
        http.address(),
        config.database() == null ? folder.path() : "PostgreSQL, the rest in " + folder.path());
    return new SurveyServer(
        undo,
        http.address(),
        http.publicAddress(),
        respondents,
        adminToken,
        folder.path(),
        DatabasePlace.of(config),
        shown);
  }

  private static void saveUses(
      OperatorAccess operators, ScheduledExecutorService scheduler, Undo undo) {
    Runnable save =
        () -> {
          try {
            operators.saveUses();
          } catch (StoreException e) { // the next time will do
            log.debug("When tokens were used last could not be stored", e);
          }
        };
    undo.add(save::run);
    Repeating.every(scheduler, SAVE_USES_EVERY, "the note of when tokens were used", save);
  }

  private static ScheduledExecutorService scheduler(Undo undo) {
    var scheduler =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("scheduler-", 1).daemon().factory());
    // Never shutdownNow: a thread that is interrupted inside H2 closes the database's file.
    undo.add(scheduler::shutdown);
    return scheduler;
  }

  private static List<ConnectionView> connections(Respondents respondents) {
    return Stream.<LiveConnection>concat(
            respondents.connections().open().stream(), respondents.connections().lately().stream())
        .map(LiveConnection::view)
        .toList();
  }

  /// Where it listens, such as `http://127.0.0.1:8000`.
  public URI address() {
    return address;
  }

  /// How others reach it, such as `https://surveys.example.com`; where nobody said, as it listens.
  public URI publicAddress() {
    return publicAddress;
  }

  /// What the operator's calls carry.
  public Secret adminToken() {
    return adminToken;
  }

  /// The folder that it was given.
  public Path dataFolder() {
    return dataFolder;
  }

  /// Where what was answered is kept.
  public DatabasePlace databasePlace() {
    return databasePlace;
  }

  /// The certificate that it shows now; null where connections are not encrypted. The console
  /// around it trusts exactly this one.
  public @Nullable X509Certificate certificate() {
    KeyMaterial now = keyMaterial.get();
    return now == null ? null : now.certificate();
  }

  /// The SHA-256 of [#certificate], as browsers show it: `AB:CD:…`.
  public @Nullable String fingerprint() {
    KeyMaterial now = keyMaterial.get();
    return now == null ? null : now.fingerprint();
  }

  /// How many respondents are connected.
  public int openConnections() {
    return respondents.connections().count();
  }

  /// Takes no new connections, lets what is being answered finish, tells the clients when to come
  /// back, and ends. May take some seconds; a second call returns at once.
  @Override
  public void close() {
    undo.close();
  }
}
