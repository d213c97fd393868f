package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.FilterField;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.LiveMark;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.table.ColumnsMenu;
import io.surveyconsole.desktop.table.FollowButton;
import io.surveyconsole.desktop.table.KeptLayout;
import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.desktop.table.LiveTable;
import io.surveyconsole.desktop.table.PauseButton;
import io.surveyconsole.desktop.table.RowAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who is connected now; below, who lately was, and why no longer; and all about the one that is
/// chosen.
public final class ConnectionsView extends BorderPane {
  private static final double OPEN_SHARE = 0.66;
  private static final double OPEN_SHARE_WITH_DETAIL = 0.42;
  private static final double TABLES_SHARE_WITH_DETAIL = 0.69;

  private final ConnectionsModel model;
  private final Kit kit;
  private final Consumer<String> showConversation;
  private final FilterField filter =
      new FilterField(text("connections.filter"), text("shortcut.filter"));
  private final LiveTable<ConnectionRow> open;
  private final LiveTable<ClosedRow> closed;
  private final SplitPane split = new SplitPane();
  private final ConnectionDetail detail;
  private @Nullable String chosen;

  /// @param showConversation shows a conversation, by its id
  public ConnectionsView(
      ConnectionsModel model,
      ObservableValue<Liveness> liveness,
      Kit kit,
      Consumer<String> showConversation) {
    this.model = model;
    this.kit = kit;
    this.showConversation = showConversation;
    getStyleClass().add("place");
    open =
        new LiveTable<>(text("connections.title"), model.open(), new OpenColumns(kit).all(), kit)
            .sortedAtFirst("since", TableColumn.SortType.DESCENDING)
            .withActions(openActions());
    open.view().setId("connections");
    open.view().getColumns().stream()
        .filter(column -> OpenColumns.MINUTE.equals(column.getId()))
        .forEach(column -> column.setSortable(false));
    open.view()
        .setOnKeyReleased(event -> {
          if (event.getCode() == KeyCode.DELETE) {
            open.chosenRow().ifPresent(this::askToClose);
          }
        });
    closed =
        new LiveTable<>(
                text("connections.closed.title"), model.closed(), new ClosedColumns(kit).all(), kit)
            .sortedAtFirst("closed", TableColumn.SortType.DESCENDING)
            .withPlaceholder(nobodyYet())
            .withActions(copying());
    closed.view().setId("closed-connections");
    detail =
        new ConnectionDetail(
            kit, new ConnectionDetail.Deeds(this::askToClose, showConversation, this::chooseNone));
    RowOpening.on(open, this::showConversationOf);
    RowOpening.on(closed, this::showConversationOf);
    open.chosenProperty().subscribe(id -> choose(id, closed));
    closed.chosenProperty().subscribe(id -> choose(id, open));

    setTop(new VBox(header(), chips(new LiveMark(liveness, kit.ticker()))));
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().setAll(open.view(), lower());
    split.setDividerPositions(OPEN_SHARE);
    split.getStyleClass().add("place-body");
    setCenter(split);

    model.open().shown().addListener((ListChangeListener<ConnectionRow>) change -> explain());
    model.open().all().addListener((ListChangeListener<ConnectionRow>) change -> follow());
    model.closed().all().addListener((ListChangeListener<ClosedRow>) change -> follow());
    kit.ticker().nowProperty().subscribe(model::second);
    explain();
  }

  public LiveTable<ConnectionRow> openTable() {
    return open;
  }

  public LiveTable<ClosedRow> closedTable() {
    return closed;
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.begin();
  }

  private Node header() {
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
    header.summary().setId("connections-summary");
    model
        .countsProperty()
        .subscribe(counts ->
            header
                .summary()
                .setText(
                    text("connections.summary", counts.open(), counts.slow(), counts.lastHour())));
    return header;
  }

  private Node chips(LiveMark live) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var chips =
        new HBox(
            new ConnectionChips(model),
            gap,
            new FollowButton(open.scroll()),
            new ColumnsMenu(KeptLayout.keep(open.view(), kit.settings())),
            live);
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    return chips;
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
    var words = new HBox(title, about);
    words.getStyleClass().add("section-words");
    words.setAlignment(Pos.BASELINE_LEFT);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var columns = new ColumnsMenu(KeptLayout.keep(closed.view(), kit.settings()));
    columns.setId("closed-columns");
    var heading = new HBox(words, gap, columns);
    heading.getStyleClass().add("section-heading");
    heading.setFillHeight(false);
    heading.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(closed.view(), Priority.ALWAYS);
    return new VBox(heading, closed.view());
  }

  private static Label nobodyYet() {
    var words = new Label(text("connections.closed.none"));
    words.getStyleClass().add("empty-advice");
    return words;
  }

  private void showConversationOf(OfConnection row) {
    if (row.connection().customerName() != null) { // else there is none
      showConversation.accept(row.connection().conversationId());
    }
  }

  private List<RowAction<ConnectionRow>> openActions() {
    List<RowAction<ConnectionRow>> actions = new ArrayList<>(copying());
    actions.add(
        new RowAction<>(
            "only-address",
            text("connections.only-address"),
            row -> model.onlyAddressProperty().set(Hosts.of(row.value().address()))));
    actions.add(new RowAction<>("close", text("connections.close"), this::askToClose));
    return actions;
  }

  private <R extends LiveRow<?> & OfConnection> List<RowAction<R>> copying() {
    return List.of(
        new RowAction<>("show-conversation", text("connections.show"), this::showConversationOf),
        new RowAction<>(
            "copy-conversation",
            text("connections.copy-conversation"),
            row -> kit.copying().copy(row.connection().conversationId())),
        new RowAction<>(
            "copy-connection", text("connections.copy-id"), row -> kit.copying().copy(row.id())));
  }

  private void askToClose(ConnectionRow row) {
    String conversation = row.value().conversationId();
    int connected = row.value().customerName() == null ? 1 : model.connectedTo(conversation);
    new CloseConnectionDialog(
            ConnectionColumns.name(row.value()), connected, getScene().getWindow())
        .showAndWait()
        .ifPresent(closing -> {
          if (closing.all()) {
            model.closeAll(conversation, closing.reason());
          } else {
            model.close(row.id(), closing.reason());
          }
        });
  }

  /// One is chosen in one of the tables, and so none in the other.
  private void choose(@Nullable String id, LiveTable<?> other) {
    if (id != null) {
      chosen = id;
      other.choose(null);
    } else if (other.chosenProperty().get() == null) {
      chosen = null;
    }
    follow();
  }

  private void chooseNone() {
    open.choose(null);
    closed.choose(null);
  }

  /// The detail stays with its connection, also when that ends.
  private void follow() {
    String id = chosen;
    LiveRow<?> row = null;
    if (id != null) {
      row = model.open().find(id).map(found -> (LiveRow<?>) found).orElse(null);
      if (row == null) {
        row = model.closed().find(id).orElse(null);
      }
    }
    detail.show(row);
    boolean isShown = split.getItems().contains(detail);
    if (row != null && !isShown) {
      split.getItems().add(detail);
      split.setDividerPositions(OPEN_SHARE_WITH_DETAIL, TABLES_SHARE_WITH_DETAIL);
    } else if (row == null && isShown) {
      split.getItems().remove(detail);
      split.setDividerPositions(OPEN_SHARE);
    }
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
