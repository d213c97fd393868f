package io.surveyconsole.desktop.connections;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.RealServer;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.NewConversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The place Connections with a real server and real clients.
class ConnectionsViewUiTest {
  private static final String AGENT =
      "Mozilla/5.0 (Linux; Android 15) Chrome/141.0.0.0 Mobile Safari/537.36";
  private static final int WIDE = 1_244;

  @TempDir private Path folder = Path.of("");

  private final List<String> copied = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RealServer server;

  @SuppressWarnings("NullAway.Init")
  private ConnectionsModel model;

  @SuppressWarnings("NullAway.Init")
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(stage -> {});
    server = new RealServer(folder, copied::add);
    furnish();
  }

  private void furnish() throws Exception {
    screen =
        Screen.open(stage -> {
          model = new ConnectionsModel(server.api(), server.kit().tasks(), server.kit().notices());
          server.backend().listen(model);
          var view =
              new ConnectionsView(
                  model, server.backend().livenessProperty(), server.kit(), shown::add);
          var made = new Scene(view, 980, 780);
          Look.dress(made);
          stage.setScene(made);
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
    server.close();
  }

  private String begin() throws ApiException {
    return server.api().begin(new NewConversation("1", "1", null)).wsUrl();
  }

  private Client connect(String address, String agent) {
    var client = new Client(address, agent);
    opened.add(client);
    return client;
  }

  private static String idOf(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private int rows(String table) {
    return Screen.call(
        () -> screen.robot().lookup(table).queryAs(TableView.class).getItems().size());
  }

  private void awaitRows(String table, int count) {
    Screen.until(count + " rows in " + table, () -> rows(table) == count);
  }

  private void choose(String query) {
    screen.awaits(query).click(query);
  }

  @Test
  void closesOneWithAReasonThatItsClientIsTold() throws Exception {
    String address = begin();
    var client = connect(address, AGENT);
    choose("#connections .dot-good");
    screen.click("#close-connection").awaits("#close-reason");
    assertThat(screen.sees("#close-all")).as("there is one only").isFalse();
    screen.robot().clickOn("#close-reason").write("Please call us");
    screen.click("#close-connection-do");
    assertThat(client.awaitClose()).isEqualTo("4403 Please call us");
    awaitRows("#closed-connections", 1);
    screen.awaits("4403 closed by the operator: Please call us");
    screen.awaitsText("#detail-state", "Closed"); // the detail stayed with it
    screen.awaitsText("#fact-why", "4403 closed by the operator: Please call us");
    Screen.run(() ->
        picture(screen.robot().lookup("#connections").query().getScene(), "connections-narrow"));
  }

  @Test
  void closesAllOfAConversationAndSaysHowManyThatAre() throws Exception {
    String address = begin();
    var phone = connect(address, "Phone/1");
    var desk = connect(address, "Desk/1");
    var other = connect(begin(), "Other/1");
    awaitRows("#connections", 3);
    Screen.run(() -> model.filterTextProperty().set("phone/1"));
    choose("#connections .dot-good");
    screen.click("#close-connection").click("#close-all");
    Screen.run(
        () -> picture(screen.robot().lookup("#close-all").query().getScene(), "connections-close"));
    assertThat(screen.text("#close-all")).isEqualTo("All 2 connections of this conversation");
    assertThat(screen.text("#close-connection-do")).isEqualTo("Close 2 connections");
    screen.click("#close-reason");
    screen.robot().write("Enough");
    screen.click("#close-connection-do");
    assertThat(phone.awaitClose()).isEqualTo("4403 Enough");
    assertThat(desk.awaitClose()).isEqualTo("4403 Enough");
    Screen.run(() -> model.clearFilter());
    awaitRows("#connections", 1);
    other.say("{\"type\":\"heartbeat\"}");
    assertThat(shown).isEmpty();
  }

  @Test
  void saysThatSomebodyCameBackAndAfterARestartWhatWasBefore() throws Exception {
    String address = begin();
    connect(address, "First/1").close();
    awaitRows("#closed-connections", 1);
    screen.awaits("–");
    connect(address + "?reconnect=true", "Second/2");
    awaitRows("#connections", 1);
    Screen.until(
        "it is said when they came back",
        () ->
            Names.texts().stream()
                .anyMatch(words -> words.matches("resumed \\d\\d:\\d\\d:\\d\\d")));
    choose("#chip-returned");
    awaitRows("#connections", 1);

    server.close();
    server = new RealServer(folder, copied::add);
    furnish();
    awaitRows("#closed-connections", 2);
    Screen.until(
        "it is still said",
        () ->
            Names.texts().stream()
                .anyMatch(words -> words.matches("resumed \\d\\d:\\d\\d:\\d\\d")));
    screen.awaits("4412 server restarts");
  }

  @Test
  void showsAllAboutTheChosenOneAndCopiesItAsItCame() throws Exception {
    String address = begin();
    var client = connect(address, AGENT);
    client.say("{\"content\":\"Vanilla\"}");
    choose("#connections .dot-good");
    screen.awaitsText("#detail-name", "John Doe").awaitsText("#fact-question", "2 of 2");
    screen.awaitsText("#fact-survey", "Ice Cream Preference");
    assertThat(screen.text("#fact-agent")).contains("Android 15");
    Screen.until(
        "how far away it is",
        () -> screen.robot().lookup("#fact-round-trip").queryLabeled().getText().endsWith(" ms"));
    screen.click("#copy-agent").click("#copy-conversation");
    assertThat(copied.getFirst()).startsWith("Mozilla/5.0");
    assertThat(copied.getLast()).isEqualTo(idOf(address));
    screen.click("#detail-away").awaitsNo("#connection-detail");
    assertThat(Screen.call(() -> screen.robot().lookup("#close-connection").query().isDisabled()))
        .isTrue();
  }

  @Test
  void showsTheConversationByDoubleClickByEnterAndFromTheDetail() throws Exception {
    String address = begin();
    connect(address, AGENT);
    choose("#connections .dot-good");
    screen.robot().type(KeyCode.ENTER);
    Screen.until("by Enter", () -> shown.equals(List.of(idOf(address))));
    screen.robot().doubleClickOn("#connections .dot-good");
    Screen.until("by double click", () -> shown.size() == 2);
    screen.click("#detail-show");
    Screen.until("from the detail", () -> shown.size() == 3);
    assertThat(shown).containsOnly(idOf(address));
    screen.robot().doubleClickOn("Address");
    assertThat(shown).as("the head of the table opens nothing").hasSize(3);
  }

  @Test
  void countsWhoLeftInTheLastHourAndDrawsTheLastMinute() throws Exception {
    String address = begin();
    connect(address, "First/1").close();
    awaitRows("#closed-connections", 1);
    var client = connect(begin(), "Second/2");
    awaitRows("#connections", 1);
    server.later(Duration.ofSeconds(1));
    screen.awaitsText("#connections-summary", "1 open · 1 closed in the last hour");
    Screen.run(this::makeRoom);
    client.say("{\"content\":\"Vanilla\"}");
    Screen.until(
        "what was said has been counted",
        () -> model.open().all().getFirst().value().bytesIn() > 0);
    server.later(Duration.ofSeconds(1));
    Screen.until("its line rises", () -> highest() > 2);
    assertThat(highest()).isBetween(2.0, 18.0);
  }

  /// So that the last column is within this narrow screen.
  private void makeRoom() {
    TableView<?> table = screen.robot().lookup("#connections").queryAs(TableView.class);
    table.getColumns().stream()
        .filter(column -> List.of("client", "address", "bytes").contains(column.getId()))
        .forEach(column -> column.setVisible(false));
  }

  /// By how much the line of the only open connection rises.
  private double highest() {
    Polyline line =
        screen.robot().lookup(".sparkline").<Polyline>tryQuery().orElseGet(Polyline::new);
    double lowest = 0;
    double top = line.getPoints().isEmpty() ? 0 : Double.MAX_VALUE;
    for (int at = 1; at < line.getPoints().size(); at += 2) {
      lowest = Math.max(lowest, line.getPoints().get(at));
      top = Math.min(top, line.getPoints().get(at));
    }
    return lowest - top;
  }

  @Test
  void looksWellEmptyAndFullLightAndDark() throws Exception {
    Scene wide = Screen.call(this::wide); // wider than the screen of these tests
    Screen.run(() -> picture(wide, "connections-empty"));
    Instant now = server.kit().ticker().exactly();
    Screen.run(() -> {
      model.begin();
      model.apply(new FeedMessage.Changes(List.of(), samples(now), null));
      model.complete(20);
    });
    for (int second = 1; second <= 60; second++) {
      int at = second;
      Screen.run(() -> model.apply(new FeedMessage.Changes(List.of(), talking(now, at), null)));
      server.later(Duration.ofSeconds(1));
    }
    Screen.run(() -> {
      picture(wide, "connections-full");
      Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
      picture(wide, "connections-full-dark");
      ((TableView<?>) wide.lookup("#connections")).getSelectionModel().select(2);
      picture(wide, "connections-detail-dark");
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      picture(wide, "connections-detail");
      ((TableView<?>) wide.lookup("#closed-connections")).getSelectionModel().select(2);
      picture(wide, "connections-detail-closed");
    });
    assertThat(Screen.call(() -> ((Label) wide.lookup("#fact-why")).getText()))
        .isEqualTo("4401 wrong token (third from this address)");
  }

  private Scene wide() {
    model = new ConnectionsModel(server.api(), server.kit().tasks(), server.kit().notices());
    var view =
        new ConnectionsView(model, server.backend().livenessProperty(), server.kit(), shown::add);
    var scene = new Scene(view, WIDE, 830);
    Look.dress(scene);
    return scene;
  }

  private static void picture(Scene scene, String name) {
    try {
      scene.snapshot(null); // the tables fill themselves in the first pass
      Pictures.of(scene, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ConnectionView> talking(Instant now, int second) {
    List<ConnectionView> talking = new ArrayList<>();
    for (ConnectionView one : samples(now)) {
      if (one.closedAt() == null && (second + one.id().hashCode()) % 7 == 0) {
        long bytes = one.bytesIn() + second * 40L + second * 131L % 977;
        talking.add(Samples.after(one, bytes, one.lastActivityAt()));
      }
    }
    return talking;
  }

  private static List<ConnectionView> samples(Instant now) {
    String[] names = {
      "Maya Okonkwo", "Luís Ferreira", "Noor Haddad", "Chen Wei", "Anna Rossi", "Emma Lindqvist"
    };
    List<ConnectionView> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      all.add(sample(i, names[i], now));
    }
    all.add(
        Samples.closedFor(
            "x1",
            "7f3a0c9e",
            now.minusSeconds(40),
            4413,
            "1.2 MB in 38 messages waiting, nothing read for 10 s"));
    all.add(
        Samples.closedFor(
            "x2", "7f3a0c9f", now.minusSeconds(63), 1000, "Survey completed successfully"));
    all.add(
        Samples.closedFor(
            "x3",
            "7f3a0ca0",
            now.minusSeconds(105),
            4401,
            "wrong token (third from this address)"));
    all.add(Samples.closedFor("x4", "7f3a0ca1", now.minusSeconds(196), 1006, "silent for 75 s"));
    all.add(Samples.returned("k99", "7f3a0c9e", "Maya", now.minusSeconds(28)));
    return all;
  }

  private static ConnectionView sample(int i, String name, Instant now) {
    boolean slow = i == 5;
    return new ConnectionView(
        "k" + i,
        "7f3a" + i + "b0c1d2e3f41000" + i,
        name,
        "Event feedback",
        false,
        i % 4,
        8,
        "10.0." + i + "." + (20 + 7 * i) + ":5" + i + "123",
        i % 2 == 0
            ? "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36"
            : "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
        i % 3 == 1,
        i % 3 == 1 ? 2 : 0,
        now.minusSeconds(120 + 180L * i),
        now.minusSeconds(11L * i),
        slow ? 1_840L : 24L + 9L * i,
        3 + i,
        9 + 2L * i,
        1_000 + 400L * i,
        7_000 + 1_100L * i,
        slow ? 38 : 0,
        slow ? 1_200_000 : 0,
        null,
        null,
        null);
  }
}
