package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.AfterLayout;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.FollowingEnd;
import io.surveyconsole.desktop.fx.KeptPlace;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was said, as bubbles: opens at the end, follows it while the operator stays there, and goes
/// on to what was said before when it is scrolled up.
final class MessagesPane extends BorderPane {
  /// So near to an edge of what is loaded, the next page is asked for.
  private static final int NEAR = 15;

  private final TranscriptModel model;
  private final SearchModel search;
  private final ListView<TranscriptItem> list = new ListView<>();
  private final Button newest =
      new Button(text("transcript.newest"), new FontIcon(Feather.ARROW_DOWN));
  private final Label older = new Label(text("transcript.loading-older"));
  private final HBox trouble = new HBox();
  private final SearchBar bar;
  private final FollowingEnd following;
  private final KeptPlace<TranscriptItem> place;
  private long sought;

  MessagesPane(TranscriptModel model, SearchModel search, Kit kit, ChosenMessages chosen) {
    this.model = model;
    this.search = search;
    list.setItems(model.items());
    list.setId("transcript");
    list.setAccessibleText(text("transcript.title"));
    list.getStyleClass().add("transcript-list");
    list.setCellFactory(view -> new TranscriptCell(kit, chosen, this::looked));
    list.setPlaceholder(new Label(""));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    chosen.of(list);
    following = new FollowingEnd(list, () -> model.atEndProperty().get());
    following
        .followingProperty()
        .subscribe(now -> {
          model.follow(now);
          if (now) {
            model.toEnd();
          }
        });
    place =
        KeptPlace.keep(
            list,
            item -> item instanceof TranscriptItem.Line,
            () -> !following.followingProperty().get());
    AfterLayout.repeat(list, this::loadMore);
    newest.getStyleClass().addAll("small-control", "to-newest");
    newest.setOnAction(event -> following.resume());
    newest.visibleProperty().bind(following.followingProperty().not());
    older.getStyleClass().addAll("loading-older", "muted", "small");
    older.visibleProperty().bind(model.loadingOlderProperty());
    older.setMouseTransparent(true);
    StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
    StackPane.setAlignment(older, Pos.TOP_CENTER);
    trouble.getStyleClass().add("transcript-trouble");
    trouble.setAlignment(Pos.CENTER_LEFT);
    bar = new SearchBar(search, this::endSearch);
    setCenter(new StackPane(list, older, newest));
    setBottom(trouble);
    model.loadingProperty().subscribe(loading -> explain());
    model.troubleProperty().subscribe(why -> explain());
    model.items().addListener((ListChangeListener<TranscriptItem>) change -> changed());
    search.foundProperty().subscribe((before, now) -> list.refresh());
    search
        .hitProperty()
        .subscribe(hit -> {
          if (hit != null) {
            go(hit);
          }
        });
    model
        .conversationProperty()
        .subscribe((before, now) -> {
          if (before == null || now == null || !before.id().equals(now.id())) {
            endSearch();
            sought = 0;
            following.resume();
          }
        });
  }

  /// Puts the cursor where it is said what to look for.
  void beginSearch() {
    setTop(bar);
    bar.begin();
  }

  /// Goes on to the next place that was found.
  void nextFound(boolean back) {
    if (getTop() == null) {
      beginSearch();
    } else {
      bar.next(back);
    }
  }

  /// Brings a message into view, wherever in the conversation it is.
  void go(long seq) {
    following.leave();
    sought = seq;
    model.seek(seq);
    reveal(true);
  }

  /// Whether the search is open.
  boolean searching() {
    return getTop() != null;
  }

  /// What is seen stays where it is.
  void endSearch() {
    if (getTop() != null) {
      setTop(null);
      search.end();
      list.requestFocus();
    }
  }

  private TranscriptCell.Looked looked() {
    return new TranscriptCell.Looked(
        search.foundProperty().get().needle(), search.hitProperty().get());
  }

  private void changed() {
    explain();
    reveal(false);
  }

  /// @param laidOut whether what is seen is what is in the list
  private void reveal(boolean laidOut) {
    if (sought == 0) {
      return;
    }
    for (int index = 0; index < list.getItems().size(); index++) {
      if (list.getItems().get(index) instanceof TranscriptItem.Line line
          && line.said().seq() == sought) {
        sought = 0;
        boolean seen = laidOut && isSeenWhole(index);
        following.leave();
        place.leave();
        list.getSelectionModel().clearAndSelect(index);
        if (!seen) {
          list.scrollTo(Math.max(0, index - 2));
        }
        return;
      }
    }
  }

  private boolean isSeenWhole(int index) {
    VirtualFlow<?> flow = flow();
    return flow != null
        && flow.getFirstVisibleCell() != null
        && index > flow.getFirstVisibleCell().getIndex()
        && index < flow.getLastVisibleCell().getIndex();
  }

  private void loadMore() {
    VirtualFlow<?> flow = flow();
    if (flow == null || flow.getFirstVisibleCell() == null || list.getItems().isEmpty()) {
      return;
    }
    int first = flow.getFirstVisibleCell().getIndex();
    int last = flow.getLastVisibleCell().getIndex();
    int end = list.getItems().size() - 1;
    boolean fits = first == 0 && last == end;
    if (fits || (first < NEAR && !following.followingProperty().get())) {
      model.loadOlder();
    }
    if (last > end - NEAR) {
      model.loadNewer();
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  /// Says what is amiss: in the middle where nothing can be read yet, else in a line below.
  private void explain() {
    String why = model.troubleProperty().get();
    boolean below = !why.isEmpty() && !model.items().isEmpty();
    trouble.setVisible(below);
    trouble.setManaged(below);
    trouble.getChildren().setAll(below ? troubleLine(why) : List.of());
    if (!model.items().isEmpty()) {
      return;
    }
    if (!why.isEmpty()) {
      list.setPlaceholder(
          new EmptyState(
              Feather.ALERT_TRIANGLE, text("transcript.failed"), SafeText.line(why), again()));
    } else {
      list.setPlaceholder(
          new Label(model.loadingProperty().get() ? text("transcript.loading") : ""));
    }
  }

  private List<Node> troubleLine(String why) {
    var words =
        new Label(
            text("transcript.stuck", SafeText.line(why)), new FontIcon(Feather.ALERT_TRIANGLE));
    words.setId("transcript-trouble");
    words.getStyleClass().addAll("muted", "small");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button again = again();
    again.setId("transcript-again");
    again.getStyleClass().add("small-control");
    again.setMinWidth(USE_PREF_SIZE);
    return List.of(words, again);
  }

  private Button again() {
    var again = new Button(text("transcript.retry"), new FontIcon(Feather.ROTATE_CW));
    again.setOnAction(event -> model.retry());
    return again;
  }
}
