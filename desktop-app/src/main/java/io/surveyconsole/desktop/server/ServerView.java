package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Dot;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.api.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How the server stands, in words, with what can be done about it.
public final class ServerView extends BorderPane {
  private static final Pattern LOCAL = Pattern.compile("localhost|127\\..*|\\[::1]");

  private final ServerModel model;
  private final Kit kit;
  private final Runnable confirmStop;
  private final RefusedView refused;
  private final VBox body = new VBox();

  /// @param confirmStop asks where respondents are connected, then stops
  /// @param gauges the server's figures
  public ServerView(
      ServerModel model, ObservableValue<Gauges> gauges, Kit kit, Runnable confirmStop) {
    this.model = model;
    this.kit = kit;
    this.refused = new RefusedView(gauges, kit.copying());
    this.confirmStop = confirmStop;
    getStyleClass().addAll("place", "server-place");
    setTop(new PlaceHeader(text("server.title")));
    body.getStyleClass().add("server-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("place-body");
    setCenter(scroll);
    model.stateProperty().subscribe(now -> show(now));
  }

  private void show(ServerState state) {
    List<Node> parts =
        switch (state) {
          case ServerState.Stopped() ->
              List.of(
                  headline(new Dot(Dot.Tone.HOLLOW), text("server.stopped"), "stopped"),
                  words(text("server.stopped.words")),
                  actions(startButton(text("server.start"))));
          case ServerState.Starting() ->
              List.of(
                  headline(busy(), text("server.starting"), "starting"),
                  words(text("server.starting.words")));
          case ServerState.Serving serving -> serving(serving);
          case ServerState.Stopping() ->
              List.of(
                  headline(busy(), text("server.stopping"), "stopping"),
                  words(text("server.stopping.words")));
          case ServerState.Failed(Trouble trouble) -> failed(trouble);
        };
    body.getChildren().setAll(parts);
  }

  private List<Node> serving(ServerState.Serving serving) {
    String address = serving.address().toString();
    var facts =
        new Facts(kit.copying())
            .copied(text("server.address"), address, text("server.address.copy"))
            .copied(
                text("server.respondents"),
                serving.publicAddress().toString().replaceFirst("^http", "ws")
                    + Paths.RESPONDENT_SOCKET
                    + "{conversation_id}",
                text("server.respondents.copy"))
            .copied(
                text("server.folder"), serving.dataFolder().toString(), text("server.folder.copy"))
            .plain(text("server.database"), words(serving.databasePlace()))
            .plain(text("server.since"), kit.times().exact(serving.since()));
    if (serving.fingerprint() != null) {
      facts.copied(
          text("server.certificate"),
          serving.fingerprint(),
          inTwoLines(serving.fingerprint()),
          text("server.certificate.copy"));
    }
    var stop = new Button(text("server.stop"), new FontIcon(Feather.SQUARE));
    stop.setId("server-stop");
    stop.setOnAction(event -> confirmStop.run());
    return List.of(
        headline(new Dot(Dot.Tone.GOOD), text("server.serving"), "serving"),
        words(text(isLocal(serving) ? "server.serving.words" : "server.serving.elsewhere")),
        facts,
        refused,
        actions(stop));
  }

  private static String words(DatabasePlace place) {
    return switch (place) {
      case FOLDER -> text("server.database.folder");
      case ENCRYPTED_FOLDER -> text("server.database.encrypted");
      case DATABASE_SERVER -> text("server.database.server");
    };
  }

  /// The whole of it is compared with what a browser shows.
  private static String inTwoLines(String fingerprint) {
    int half = fingerprint.indexOf(':', fingerprint.length() / 2) + 1;
    return fingerprint.substring(0, half) + "\n" + fingerprint.substring(half);
  }

  private static boolean isLocal(ServerState.Serving serving) {
    return LOCAL.matcher(String.valueOf(serving.publicAddress().getHost())).matches();
  }

  private List<Node> failed(Trouble trouble) {
    var parts = new ArrayList<Node>();
    parts.add(headline(new Dot(Dot.Tone.BAD), title(trouble.kind()), "failed"));
    var explanation = words(trouble.explanation());
    explanation.setId("server-explanation");
    parts.add(explanation);
    var remedy = words(trouble.remedy());
    remedy.getStyleClass().add("server-remedy");
    remedy.setId("server-remedy");
    parts.add(remedy);
    if (!trouble.problems().isEmpty()) {
      parts.add(problems(trouble.problems()));
    }
    Button again = startButton(text("server.again"));
    if (trouble.kind() == Trouble.Kind.PORT_TAKEN) {
      parts.add(new OtherPort(model::startOnPort));
    }
    parts.add(actions(again, copyDetails(trouble)));
    return parts;
  }

  private Node problems(List<String> problems) {
    var list = new VBox();
    list.getStyleClass().add("server-problems");
    problems.forEach(problem -> list.getChildren().add(words(problem)));
    return list;
  }

  private Button copyDetails(Trouble trouble) {
    var copy = new Button(text("server.copy-details"), new FontIcon(Feather.COPY));
    copy.setOnAction(event ->
        kit.copying()
            .copy(
                String.join(
                    "\n",
                    trouble.kind() + ": " + trouble.explanation(),
                    trouble.remedy(),
                    String.join("\n", trouble.problems()))));
    return copy;
  }

  private Button startButton(String words) {
    var start = new Button(words, new FontIcon(Feather.PLAY));
    start.getStyleClass().add(Styles.SUCCESS);
    start.setId("server-start");
    start.setOnAction(event -> model.start());
    return start;
  }

  private static Node headline(Node mark, String words, String id) {
    var label = new Label(words);
    label.getStyleClass().add("server-headline");
    label.setId("server-" + id);
    var line = new HBox(mark, label);
    line.getStyleClass().add("server-head");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label words(String words) {
    var label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().add("server-words");
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Node busy() {
    var indicator = new ProgressIndicator();
    indicator.getStyleClass().add("server-busy");
    return indicator;
  }

  private static HBox actions(Node... nodes) {
    var actions = new HBox(nodes);
    actions.getStyleClass().add("server-actions");
    actions.setAlignment(Pos.CENTER_LEFT);
    return actions;
  }

  private static String title(Trouble.Kind kind) {
    return switch (kind) {
      case ADDRESS_UNUSABLE -> text("server.failed.address");
      case PORT_TAKEN -> text("server.failed.port");
      case DATA_FOLDER_LOCKED -> text("server.failed.locked");
      case DATA_FOLDER_UNUSABLE -> text("server.failed.folder");
      case DATABASE_DAMAGED -> text("server.failed.database");
      case DATABASE_KEY -> text("server.failed.database-key");
      case DATABASE_IN_USE -> text("server.failed.database-in-use");
      case DATABASE_UNREACHABLE -> text("server.failed.database-unreachable");
      case CERTIFICATE_UNUSABLE -> text("server.failed.certificate");
      case BAD_CONFIGURATION -> text("server.failed.configuration");
      case UNEXPECTED -> text("server.failed.unexpected");
    };
  }
}
