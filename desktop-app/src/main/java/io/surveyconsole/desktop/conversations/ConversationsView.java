package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All conversations, live; beside them the one that is chosen.
public final class ConversationsView extends BorderPane {
  private static final double TABLE_SHARE = 0.676;

  private final ConversationsModel model;
  private final Runnable beginNew;
  private final FilterField filter =
      new FilterField(text("conversations.filter"), text("shortcut.filter"));
  private final PlaceHeader header;
  private final LiveTable<ConversationRow> table;

  /// Copies what a respondent's client needs to take part in a conversation, by its id.
  public interface CopyLink extends Consumer<String> {}

  /// @param detail stands beside the table
  /// @param beginNew asks for a new conversation
  /// @param copyLink copies a respondent's address with a new token
  public ConversationsView(
      ConversationsModel model,
      ObservableValue<Liveness> liveness,
      Kit kit,
      Node detail,
      Runnable beginNew,
      CopyLink copyLink) {
    this.model = model;
    this.beginNew = beginNew;
    getStyleClass().add("place");
    var begin = new Button(text("conversations.new"), new FontIcon(Feather.PLUS));
    begin.getStyleClass().add(Styles.SUCCESS);
    begin.setId("new-conversation");
    begin.setMinWidth(Region.USE_PREF_SIZE);
    begin.setTooltip(
        new Tooltip(text("shortcut.tooltip", text("conversations.new"), text("shortcut.new"))));
    begin.setOnAction(event -> beginNew.run());
    filter.setId("conversations-filter");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    header =
        new PlaceHeader(text("conversations.title"), filter, new PauseButton(model.rows()), begin);
    table =
        new LiveTable<>(
                text("conversations.title"), model.rows(), new ConversationColumns(kit).all(), kit)
            .sortedAtFirst("started", TableColumn.SortType.DESCENDING)
            .withActions(actions(kit, copyLink));
    table.view().setId("conversations");
    setTop(new VBox(header, chips(new LiveMark(liveness, kit.ticker()))));
    var split = new SplitPane(table.view(), detail);
    split.getStyleClass().add("place-body");
    split.setDividerPositions(TABLE_SHARE);
    SplitPane.setResizableWithParent(detail, false);
    setCenter(split);

    model.rows().shown().addListener((ListChangeListener<ConversationRow>) change -> explain());
    model.countsProperty().subscribe(counts -> summarise(counts));
    model.storedProperty().subscribe(stored -> summarise(model.countsProperty().get()));
    explain();
  }

  public LiveTable<ConversationRow> table() {
    return table;
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.begin();
  }

  private static List<RowAction<ConversationRow>> actions(Kit kit, CopyLink copyLink) {
    return List.of(
        new RowAction<>(
            "copy-id", text("conversations.copy-id"), row -> kit.copying().copy(row.id())),
        new RowAction<>(
            "copy-address", text("conversations.copy-address"), row -> copyLink.accept(row.id())),
        new RowAction<>(
            "copy-email",
            text("conversations.copy-email"),
            row -> kit.copying().copy(row.summary().customerEmail())));
  }

  private Node chips(LiveMark live) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var chips =
        new HBox(
            chip(
                "chip-active",
                "conversations.chip.active",
                model.onlyActiveProperty(),
                ConversationCounts::active),
            chip(
                "chip-completed",
                "conversations.chip.completed",
                model.onlyCompletedProperty(),
                ConversationCounts::completed),
            chip(
                "chip-ended",
                "conversations.chip.ended",
                model.onlyEndedProperty(),
                ConversationCounts::ended),
            chip(
                "chip-connected",
                "conversations.chip.connected",
                model.onlyConnectedProperty(),
                ConversationCounts::connected),
            chip(
                "chip-tests",
                "conversations.chip.tests",
                model.withTestsProperty(),
                ConversationCounts::tests),
            gap,
            new ColumnsMenu(table),
            live);
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    return chips;
  }

  private Chip chip(
      String id, String key, BooleanProperty on, Function<ConversationCounts, Integer> count) {
    var chip = new Chip("");
    chip.setId(id);
    chip.selectedProperty().bindBidirectional(on);
    chip.textProperty()
        .bind(model.countsProperty().map(counts -> text(key, Figures.count(count.apply(counts)))));
    chip.setTooltip(new Tooltip(text("conversations.chip.tip")));
    return chip;
  }

  private void summarise(ConversationCounts counts) {
    int known = model.rows().all().size();
    long stored = model.storedProperty().get();
    String words = text("conversations.summary", counts.active(), counts.connected());
    Label summary = header.summary();
    summary.setText(
        stored > known ? words + text("conversations.summary.newest", known, stored) : words);
    explain();
  }

  private void explain() {
    if (model.rows().shown().isEmpty()) {
      table.withPlaceholder(placeholder());
    }
  }

  private Node placeholder() {
    int tests = model.countsProperty().get().tests();
    boolean testsHidden = tests > 0 && !model.withTestsProperty().get();
    var next = new ArrayList<Node>();
    if (testsHidden) {
      var show = new Button(text("conversations.show-tests", tests));
      show.setOnAction(event -> model.withTestsProperty().set(true));
      next.add(show);
    }
    if (model.narrowed()) {
      var clear = new Button(text("conversations.clear-filter"));
      clear.setOnAction(event -> model.clearFilter());
      next.add(clear);
      return new EmptyState(
          Feather.FILTER,
          text("conversations.none-match"),
          text("conversations.none-match.advice"),
          next.toArray(Node[]::new));
    }
    var begin = new Button(text("conversations.new"));
    begin.setOnAction(event -> beginNew.run());
    next.add(begin);
    return new EmptyState(
        Feather.MESSAGE_SQUARE,
        text("conversations.none"),
        text("conversations.none.advice"),
        next.toArray(Node[]::new));
  }
}
