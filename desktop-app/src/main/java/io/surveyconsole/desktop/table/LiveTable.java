package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.fx.Kit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A table whose rows change while it is looked at. It stays calm: rows keep their cells, the
/// choice belongs to a row's id and not to its place, and comes back with the row when a filter had
/// hidden it.
public final class LiveTable<R extends LiveRow<?>> {
  private static final double ROW_HEIGHT = 36;
  private static final double LEAST_SHARE = 0.6;
  private static final Duration LIT = Duration.millis(900);

  private static final double MOST_SHARE = 1.6;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final LiveRows<?, R> rows;
  private final Kit kit;
  private final List<Column<R>> columns;
  private final Map<TableColumnBase<?, ?>, Column<R>> byTableColumn = new HashMap<>();
  private final TableView<R> view = new TableView<>();
  private final ObservableList<R> shown;
  private final TableSort<R> sort = new TableSort<>(view, byTableColumn);
  private final PointerAtWork pointer;
  private final TableScroll scroll;
  private final ReadOnlyObjectWrapper<@Nullable String> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen");
  private boolean changing;

  /// @param name for screen readers
  public LiveTable(String name, LiveRows<?, R> rows, List<Column<R>> columns, Kit kit) {
    this.rows = rows;
    this.kit = kit;
    this.columns = List.copyOf(columns);
    this.shown = rows.shown();
    this.pointer = new PointerAtWork(view, kit.ticker());
    this.scroll = new TableScroll(view, rows, pointer::isBusy, sort::newestIsLast);
    view.setAccessibleText(name);
    view.getStyleClass().add("live-table");
    view.setFixedCellSize(ROW_HEIGHT);
    view.setColumnResizePolicy(new GrowingColumns(this::grows));
    view.setRowFactory(table -> {
      var row = new LiveTableRow<R>();
      row.hoverProperty().subscribe(over -> scroll.pointAt(row, over));
      return row;
    });
    view.setSortPolicy(table -> { // by the columns' own rules, and not by the table's
      rows.order(sort.order());
      return true;
    });
    columns.forEach(column -> view.getColumns().add(tableColumn(column)));

    // The first of these hears of a change before the table, the second after it: what the table
    // does to the selection in between is its own doing and not the operator's.
    shown.addListener((ListChangeListener<R>) change -> changing = true);
    view.setItems(shown);
    shown.addListener(
        (ListChangeListener<R>)
            change -> {
              changing = false;
              restore();
            });
    rows.all().addListener((ListChangeListener<R>) this::lightUp);
    rows.order(sort.order());
    pointer
        .busyProperty()
        .subscribe(busy -> {
          rows.hold(busy);
          settle();
        });
    kit.ticker()
        .nowProperty()
        .subscribe(now -> {
          pointer.look();
          settle();
        });
    view.getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (!changing && row != null) {
            chosen.set(row.id());
          }
        });
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::chooseFirst);
    view.setOnKeyPressed(event -> {
      if (COPY.match(event)) {
        chosenRow().ifPresent(row -> kit.copying().copy(asText(row)));
        event.consume();
      } else if (event.getCode() == KeyCode.F && !event.isShortcutDown()) {
        scroll.follow();
        event.consume();
      }
    });
  }

  public TableView<R> view() {
    return view;
  }

  /// What of it is in view.
  public TableScroll scroll() {
    return scroll;
  }

  /// The id of the row the operator chose, also while a filter hides it.
  public ReadOnlyObjectProperty<@Nullable String> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  public Optional<R> chosenRow() {
    return Optional.ofNullable(chosen.get()).flatMap(rows::find);
  }

  /// Chooses a row, or none, and brings it into view.
  public void choose(@Nullable String id) {
    settle(); // it may have come just now
    chosen.set(id);
    restore();
    int index = view.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      scroll.stay();
      view.scrollTo(Math.max(0, index - 3));
    }
  }

  /// How rows lie until the operator says otherwise.
  public LiveTable<R> sortedAtFirst(String columnId, TableColumn.SortType direction) {
    sort.by(columnId, direction);
    return this;
  }

  public LiveTable<R> withPlaceholder(Node node) {
    view.setPlaceholder(node);
    return this;
  }

  /// Rows can be marked: by their box, by Space, all that match by the box above or Ctrl+A; Escape
  /// clears. Ctrl and Shift with the mouse do what they do elsewhere.
  public LiveTable<R> withMarks(Marks<R> marks) {
    view.getColumns().addFirst(new MarksColumn<>(marks));
    new MarkKeys<>(view, marks);
    return this;
  }

  /// What the context menu of a row offers.
  public LiveTable<R> withActions(List<RowAction<R>> actions) {
    var menu = new ContextMenu();
    for (RowAction<R> action : actions) {
      var item = new MenuItem(action.title());
      item.setId(action.id());
      item.setOnAction(event -> chosenRow().ifPresent(action.run()));
      menu.getItems().add(item);
    }
    view.setContextMenu(menu);
    return this;
  }

  /// Where nothing is chosen the arrows begin at the first row, which the table itself passes over.
  private void chooseFirst(KeyEvent event) {
    boolean arrow = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
    if (arrow && view.getSelectionModel().isEmpty() && !shown.isEmpty()) {
      view.getSelectionModel().clearAndSelect(0);
      view.scrollTo(0);
      event.consume();
    }
  }

  /// A row as text, its cells separated by tabs.
  String asText(R row) {
    return columns.stream()
        .map(column -> column.text().apply(row))
        .collect(Collectors.joining("\t"));
  }

  /// What comes while nobody looks does not light up later: by then it is no news.
  private void lightUp(ListChangeListener.Change<? extends R> change) {
    var fresh = new ArrayList<R>();
    while (change.next()) {
      if (change.wasAdded()) {
        change.getAddedSubList().stream().filter(LiveRow::takeFresh).forEach(fresh::add);
      }
    }
    if (fresh.isEmpty() || view.getScene() == null) {
      return;
    }
    fresh.forEach(LiveRow::lightUp);
    var shine = new PauseTransition(LIT);
    shine.setOnFinished(event -> fresh.forEach(LiveRow::putOut));
    shine.play();
  }

  /// Rows go where they belong only while nobody points at one.
  private void settle() {
    if (!pointer.isBusy()) {
      rows.settle();
      scroll.proceed();
    }
  }

  private void restore() {
    String id = chosen.get();
    R selected = view.getSelectionModel().getSelectedItem();
    if (selected == null ? id == null : selected.id().equals(id)) {
      return;
    }
    changing = true;
    int index = id == null ? -1 : rows.placeOf(id);
    if (index < 0) {
      view.getSelectionModel().clearSelection();
    } else {
      view.getSelectionModel().clearAndSelect(index);
    }
    changing = false;
  }

  private TableColumn<R, R> tableColumn(Column<R> column) {
    var tableColumn = new TableColumn<R, R>(column.title());
    tableColumn.setId(column.id());
    tableColumn.setCellValueFactory(
        features -> new ReadOnlyObjectWrapper<>(features.getValue()).getReadOnlyProperty());
    tableColumn.setCellFactory(any -> {
      RowCell<R> cell = column.cell().get();
      cell.equip(column, column.is(Column.Trait.TICKS) ? kit.ticker().nowProperty() : null);
      return cell;
    });
    tableColumn.setPrefWidth(column.width());
    tableColumn.setMinWidth(
        column.is(Column.Trait.SHRINKS) ? column.width() * LEAST_SHARE : column.width());
    if (!column.is(Column.Trait.GROWS)) {
      tableColumn.setMaxWidth(column.width() * MOST_SHARE);
    }
    tableColumn.setVisible(!column.is(Column.Trait.HIDES_AT_FIRST));
    Stream.of("figure", "lead")
        .filter(style -> column.style().contains(style))
        .forEach(style -> tableColumn.getStyleClass().add(style));
    tableColumn.setSortable(!column.title().isEmpty());
    byTableColumn.put(tableColumn, column);
    return tableColumn;
  }

  private boolean grows(TableColumnBase<?, ?> tableColumn) {
    Column<R> column = byTableColumn.get(tableColumn);
    return column != null && column.is(Column.Trait.GROWS);
  }
}
