package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Chip;
import io.surveyconsole.desktop.fx.ColumnsMenu;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FilterField;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.LiveMark;
import io.surveyconsole.desktop.fx.LiveTable;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.PauseButton;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.fx.RowAction;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
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

/// Who is connected now; below, who lately was, and why no longer.
public final class ConnectionsView extends BorderPane {
  private static final double OPEN_SHARE = 0.68;

  private final ConnectionsModel model;
  private final Kit kit;
  private final FilterField filter =
      new FilterField(text("connections.filter"), text("shortcut.filter"));
  private final LiveTable<ConnectionRow> open;
  private final LiveTable<ConnectionRow> closed;

  public ConnectionsView(ConnectionsModel model, ObservableValue<Liveness> liveness, Kit kit) {
    this.model = model;
    this.kit = kit;
    getStyleClass().add("place");
    var columns = new ConnectionColumns(kit);
    open =
        new LiveTable<>(text("connections.title"), model.open(), columns.open(), kit)
            .sortedAtFirst("since", TableColumn.SortType.DESCENDING)
            .withActions(openActions());
    open.view().setId("connections");
    open.view()
        .setOnKeyReleased(event -> {
          if (event.getCode() == KeyCode.DELETE) {
            open.chosenRow().ifPresent(this::askToClose);
          }
        });
    closed =
        new LiveTable<>(text("connections.closed.title"), model.closed(), columns.closed(), kit)
            .sortedAtFirst("closed", TableColumn.SortType.DESCENDING)
            .withPlaceholder(new Label(text("connections.closed.none")))
            .withActions(copying());
    closed.view().setId("closed-connections");

    var close = new Button(text("connections.close"), new FontIcon(Feather.X));
    close.setId("close-connection");
    close.getStyleClass().add("dangerous");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setTooltip(
        new Tooltip(
            text("shortcut.tooltip", text("connections.close.tip"), text("shortcut.delete"))));
    close.disableProperty().bind(open.view().getSelectionModel().selectedItemProperty().isNull());
    close.setOnAction(event -> open.chosenRow().ifPresent(this::askToClose));
    filter.setId("connections-filter");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    var header =
        new PlaceHeader(text("connections.title"), filter, new PauseButton(model.open()), close);
    model
        .countsProperty()
        .subscribe(counts ->
            header.summary().setText(text("connections.summary", counts.open(), counts.slow())));
    setTop(new VBox(header, chips(new LiveMark(liveness, kit.ticker()))));

    var split = new SplitPane(open.view(), lower());
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(OPEN_SHARE);
    split.getStyleClass().add("place-body");
    setCenter(split);

    model.open().shown().addListener((ListChangeListener<ConnectionRow>) change -> explain());
    explain();
  }

  public LiveTable<ConnectionRow> openTable() {
    return open;
  }

  public LiveTable<ConnectionRow> closedTable() {
    return closed;
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.begin();
  }

  private Node lower() {
    var title = new Label(text("connections.closed.title"));
    title.getStyleClass().add("section-title");
    var about = new Label();
    about.getStyleClass().add("muted");
    model
        .countsProperty()
        .subscribe(counts ->
            about.setText(
                text("connections.closed.about", counts.closed(), ConnectionsModel.CLOSED_KEPT)));
    var heading = new HBox(title, about);
    heading.getStyleClass().add("section-heading");
    heading.setAlignment(Pos.BASELINE_LEFT);
    VBox.setVgrow(closed.view(), Priority.ALWAYS);
    return new VBox(heading, closed.view());
  }

  private Node chips(LiveMark live) {
    var slow = new Chip("");
    slow.setId("chip-slow");
    slow.selectedProperty().bindBidirectional(model.onlySlowProperty());
    slow.textProperty()
        .bind(
            model
                .countsProperty()
                .map(counts -> text("connections.chip.slow", Figures.count(counts.slow()))));
    slow.setTooltip(new Tooltip(text("connections.chip.slow.tip")));
    var trouble = new Label();
    trouble.getStyleClass().add("form-trouble");
    trouble.textProperty().bind(model.troubleProperty());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var chips = new HBox(slow, trouble, gap, new ColumnsMenu(open), live);
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    return chips;
  }

  private List<RowAction<ConnectionRow>> openActions() {
    return List.of(
        copying().getFirst(),
        copying().getLast(),
        new RowAction<>("close", text("connections.close"), this::askToClose));
  }

  private List<RowAction<ConnectionRow>> copying() {
    return List.of(
        new RowAction<>(
            "copy-conversation",
            text("connections.copy-conversation"),
            row -> kit.copying().copy(row.value().conversationId())),
        new RowAction<>(
            "copy-connection", text("connections.copy-id"), row -> kit.copying().copy(row.id())));
  }

  private void askToClose(ConnectionRow row) {
    new CloseConnectionDialog(ConnectionColumns.respondentName(row), getScene().getWindow())
        .showAndWait()
        .ifPresent(reason -> model.close(row.id(), reason));
  }

  private void explain() {
    if (!model.open().shown().isEmpty()) {
      return;
    }
    if (model.narrowed() && !model.open().all().isEmpty()) {
      var clear = new Button(text("connections.clear-filter"));
      clear.setOnAction(event -> model.clearFilter());
      open.withPlaceholder(
          new EmptyState(
              Feather.FILTER,
              text("connections.none-match"),
              text("connections.none-match.advice"),
              clear));
    } else {
      open.withPlaceholder(
          new EmptyState(Feather.RADIO, text("connections.none"), text("connections.none.advice")));
    }
  }
}
