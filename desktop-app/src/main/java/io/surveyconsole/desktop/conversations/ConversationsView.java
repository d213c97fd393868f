package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.FilterField;
import io.surveyconsole.desktop.fx.KeptDividers;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.LiveMark;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.table.ColumnsMenu;
import io.surveyconsole.desktop.table.FollowButton;
import io.surveyconsole.desktop.table.KeptLayout;
import io.surveyconsole.desktop.table.LiveTable;
import io.surveyconsole.desktop.table.MarkedBar;
import io.surveyconsole.desktop.table.Marks;
import io.surveyconsole.desktop.table.PauseButton;
import io.surveyconsole.desktop.table.RowAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All conversations, live; beside them the one that is chosen.
public final class ConversationsView extends BorderPane {
  private static final double TABLE_SHARE = 0.676;

  private final ConversationsModel model;
  private final ServerSearch search;
  private final Runnable beginNew;
  private final FilterField filter =
      new FilterField(text("conversations.filter"), text("shortcut.filter"));
  private final PlaceHeader header;
  private final LiveTable<ConversationRow> table;
  private final ViewsModel views;
  private @Nullable Nothing explained;

  /// Copies what a respondent's client needs to take part in a conversation, by its id.
  public interface CopyLink extends Consumer<String> {}

  /// @param detail stands beside the table
  /// @param beginNew asks for a new conversation
  /// @param copyLink copies a respondent's address with a new token
  /// @param many what can be done with the marked ones
  public ConversationsView(
      ConversationsModel model,
      ServerSearch search,
      ObservableValue<Liveness> liveness,
      Kit kit,
      Node detail,
      Runnable beginNew,
      CopyLink copyLink,
      List<MarkedBar.Action<ConversationRow>> many) {
    this.model = model;
    this.search = search;
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
    filter.textProperty().bindBidirectional(model.filter().textProperty());
    filter.setOnAction(event -> search.search());
    filter.setTooltip(
        new Tooltip(
            text("shortcut.tooltip", text("conversations.filter.tip"), text("shortcut.filter"))));
    header =
        new PlaceHeader(text("conversations.title"), filter, new PauseButton(model.rows()), begin);
    var marks = new Marks<ConversationRow>(model.rows());
    table =
        new LiveTable<>(
                text("conversations.title"), model.rows(), new ConversationColumns(kit).all(), kit)
            .withMarks(marks)
            .sortedAtFirst("started", TableColumn.SortType.DESCENDING)
            .withActions(actions(kit, copyLink));
    table.view().setId("conversations");
    KeptLayout<ConversationRow> layout = KeptLayout.keep(table.view(), kit.settings());
    views = new ViewsModel(model.filter(), layout, kit.settings(), kit.notices());
    setTop(
        new VBox(
            header,
            chips(layout, new LiveMark(liveness, kit.ticker())),
            new MarkedBar<>(marks, many)));
    var split = new SplitPane(table.view(), detail);
    split.getStyleClass().add("place-body");
    KeptDividers.keep(split, "conversations", kit.settings(), TABLE_SHARE);
    SplitPane.setResizableWithParent(detail, false);
    setCenter(split);

    model.rows().shown().addListener((ListChangeListener<ConversationRow>) change -> explain());
    model.countsProperty().subscribe(counts -> summarise(counts));
    model.storedProperty().subscribe(stored -> summarise(model.countsProperty().get()));
    kit.ticker().nowProperty().subscribe(now -> model.filter().tick(now, kit.times().zone()));
    explain();
  }

  public LiveTable<ConversationRow> table() {
    return table;
  }

  /// The ways to look at the table that have a name.
  public ViewsModel views() {
    return views;
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

  private Node chips(KeptLayout<ConversationRow> layout, LiveMark live) {
    var bar = new FilterBar(model.filter(), model.countsProperty());
    bar.getChildren().addFirst(new FoundChip(model.filter(), search));
    HBox.setHgrow(bar, Priority.ALWAYS);
    var end =
        new HBox(
            new FollowButton(table.scroll()), new ViewMenu(views), new ColumnsMenu(layout), live);
    end.getStyleClass().add("chips-end");
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(Region.USE_PREF_SIZE);
    var chips = new HBox(bar, end);
    chips.getStyleClass().add("chips");
    return chips;
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
    Nothing now = Nothing.in(model);
    if (model.rows().shown().isEmpty() && !now.equals(explained)) {
      explained = now; // built anew only then: somebody may be pressing one of its buttons
      table.withPlaceholder(placeholder(now));
    }
  }

  /// Why nothing is shown.
  ///
  /// @param hiddenTests how many tests there are that are not shown
  /// @param narrowed whether the filter hides something
  /// @param searchable whether the server can be asked for what was typed
  private record Nothing(int hiddenTests, boolean narrowed, boolean searchable) {
    static Nothing in(ConversationsModel model) {
      ConversationFilter filter = model.filter().filter();
      return new Nothing(
          filter.tests() ? 0 : model.countsProperty().get().tests(),
          filter.narrows(),
          !filter.text().isBlank() && model.filter().foundProperty().get() == null);
    }
  }

  private Node placeholder(Nothing why) {
    var next = new ArrayList<Node>();
    if (why.hiddenTests() > 0) {
      var show = new Button(text("conversations.show-tests", why.hiddenTests()));
      show.setOnAction(event -> model.filter().change(now -> now.withTests(true)));
      next.add(show);
    }
    if (why.narrowed()) {
      var clear = new Button(text("conversations.clear-filter"));
      clear.setOnAction(event -> model.filter().clear());
      next.add(clear);
      if (why.searchable()) {
        var everywhere = new Button(text("search.everywhere"));
        everywhere.setOnAction(event -> search.search());
        next.add(everywhere);
      }
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
