package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Banner;
import io.surveyconsole.desktop.fx.DangerQuestion;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.WhileShown;
import io.surveyconsole.desktop.table.ColumnsMenu;
import io.surveyconsole.desktop.table.KeptLayout;
import io.surveyconsole.desktop.table.LiveTable;
import io.surveyconsole.desktop.table.RowAction;
import java.time.Duration;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who may operate the server: the tokens there are, how one is made and how one is revoked.
public final class AccessView extends BorderPane {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final AccessModel model;
  private final SurveyApi api;
  private final Kit kit;
  private final PlaceHeader header;
  private final Banner banner;
  private final LiveTable<AccessRow> table;

  /// @param api makes the tokens
  public AccessView(AccessModel model, SurveyApi api, Kit kit) {
    this.model = model;
    this.api = api;
    this.kit = kit;
    getStyleClass().add("place");
    table =
        new LiveTable<>(text("access.title"), model.rows(), new AccessColumns(kit).all(), kit)
            .sortedAtFirst("name", TableColumn.SortType.ASCENDING)
            .withActions(actions());
    table.view().setId("tokens");
    table.view().getStyleClass().add("place-body");
    table
        .view()
        .setOnKeyReleased(event -> {
          if (event.getCode() == KeyCode.DELETE) {
            table.chosenRow().ifPresent(this::askToRevoke);
          }
        });
    var begin = newButton("new-token");
    begin
        .disableProperty()
        .bind(model.readingProperty().map(now -> now instanceof Reading.NotAllowed));
    header = new PlaceHeader(text("access.title"), revokeButton(), begin);
    banner = new Banner("access-trouble", model::putTroubleAway);
    setTop(new VBox(header, about(), banner));
    setCenter(table.view());

    model.rows().shown().addListener((ListChangeListener<AccessRow>) change -> explain());
    model.readingProperty().subscribe(now -> explain());
    model.troubleProperty().subscribe(now -> explain());
    WhileShown.repeat(this, kit.ticker(), EVERY, model::refresh);
  }

  public LiveTable<AccessRow> table() {
    return table;
  }

  /// Asks for a new token, where this console may make one.
  public void askForNew() {
    if (model.readingProperty().get() instanceof Reading.NotAllowed) {
      return;
    }
    var dialog = new NewTokenModel(api, kit.tasks(), model::load);
    new NewTokenDialog(dialog, kit.copying(), getScene().getWindow()).show();
  }

  private Button newButton(String id) {
    var begin = new Button(text("access.new"), new FontIcon(Feather.PLUS));
    begin.getStyleClass().add(Styles.SUCCESS);
    begin.setId(id);
    begin.setMinWidth(Region.USE_PREF_SIZE);
    begin.setTooltip(
        new Tooltip(text("shortcut.tooltip", text("access.new"), text("shortcut.new"))));
    begin.setOnAction(event -> askForNew());
    return begin;
  }

  private Button revokeButton() {
    var revoke = new Button(text("access.revoke"), new FontIcon(Feather.SLASH));
    revoke.setId("revoke-token");
    revoke.getStyleClass().add("dangerous");
    revoke.setMinWidth(Region.USE_PREF_SIZE);
    revoke.setTooltip(
        new Tooltip(text("shortcut.tooltip", text("access.revoke.tip"), text("shortcut.delete"))));
    revoke.disableProperty().bind(table.view().getSelectionModel().selectedItemProperty().isNull());
    revoke.setOnAction(event -> table.chosenRow().ifPresent(this::askToRevoke));
    return revoke;
  }

  private Node about() {
    var own = new Label(text("access.own"));
    own.getStyleClass().addAll("muted", "small");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(own, gap, new ColumnsMenu(KeptLayout.keep(table.view(), kit.settings())));
    line.getStyleClass().add("chips");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private List<RowAction<AccessRow>> actions() {
    return List.of(
        new RowAction<>(
            "copy-name",
            text("access.copy-name"),
            row -> kit.copying().copy(AccessColumns.name(row))),
        new RowAction<>("revoke", text("access.revoke"), this::askToRevoke));
  }

  private void askToRevoke(AccessRow row) {
    var question =
        new DangerQuestion(
            "revoke",
            new DangerQuestion.Words(
                text("access.revoke.question", AccessColumns.name(row)),
                text("access.revoke.words"),
                text("access.revoke.do"),
                text("dialog.cancel")),
            getScene().getWindow());
    if (question.isAgreedTo()) {
      model.revoke(row.id());
    }
  }

  private void explain() {
    int tokens = model.rows().all().size();
    Reading reading = model.readingProperty().get();
    header.summary().setText(tokens == 0 ? "" : text("access.summary", tokens));
    String trouble = model.troubleProperty().get();
    if (!trouble.isEmpty()) {
      banner.tell(trouble, Banner.Tone.BAD);
    } else if (tokens > 0 && reading instanceof Reading.Failed(String words)) {
      banner.insist(text("access.old", words));
    } else {
      banner.insist("");
    }
    if (tokens == 0) {
      table.withPlaceholder(placeholder(reading));
    }
  }

  private Node placeholder(Reading reading) {
    return switch (reading) {
      case Reading.Arriving() -> new Label(text("access.reading"));
      case Reading.Done() ->
          new EmptyState(
              Feather.KEY,
              text("access.none"),
              text("access.none.advice"),
              newButton("new-token-first"));
      case Reading.NotAllowed() ->
          new EmptyState(
              Feather.LOCK, text("access.not-allowed"), text("access.not-allowed.advice"));
      case Reading.Failed(String words) ->
          new EmptyState(Feather.ALERT_CIRCLE, text("access.failed"), SafeText.line(words));
    };
  }
}
