package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Banner;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.server.api.ConversationSummary;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The chosen conversation: who, how far, what was said, what was answered, who was connected.
public final class TranscriptView extends BorderPane {
  private static final KeyCombination SEARCH =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final AnswersModel answers;
  private final ExportModel export;
  private final SearchModel search;
  private final MessagesPane messages;
  private final TranscriptHeader header;
  private final Banner told;
  private final TabPane tabs = new TabPane();
  private final Tab transcript = new Tab(text("transcript.title"));

  /// @param target where exported files are to be put
  public TranscriptView(TranscriptModel model, SurveyApi api, Kit kit, FileTarget target) {
    search = new SearchModel(api, kit.tasks(), model);
    answers = new AnswersModel(api, kit.tasks());
    export = new ExportModel(api, kit.tasks(), kit.times());
    messages =
        new MessagesPane(
            model, search, kit, new ChosenMessages(model, search, export, kit, target));
    header = new TranscriptHeader(kit, searchButton(), new ExportMenu(model, export, target));
    told = new Banner("transcript-told", export::putAway);
    getStyleClass().add("transcript");
    transcript.setContent(messages);
    tabs.setId("transcript-tabs");
    tabs.setAccessibleText(text("transcript.tabs"));
    tabs.getStyleClass().add("transcript-tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs()
        .setAll(
            transcript,
            tab(
                "tab-answers",
                answers
                    .givenProperty()
                    .map(count -> text("transcript.answers.tab", Figures.count(count.longValue()))),
                new AnswersPane(answers, new AnswerCell.Clock(kit.times()), this::go)),
            tab(
                "tab-connections",
                model
                    .presencesProperty()
                    .map(all -> text("transcript.connections.tab", Figures.count(all.size()))),
                new PresencePane(model, kit.times())));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.conversationProperty().subscribe(summary -> show(summary));
    export
        .outcomeProperty()
        .subscribe(outcome ->
            told.tell(outcome.words(), outcome.good() ? Banner.Tone.GOOD : Banner.Tone.BAD));
  }

  private static Tab tab(String id, ObservableValue<String> title, Node content) {
    var tab = new Tab();
    tab.setId(id);
    tab.textProperty().bind(title);
    tab.setContent(content);
    return tab;
  }

  private Button searchButton() {
    var button = new Button("", new FontIcon(Feather.SEARCH));
    button.setId("transcript-find");
    button.getStyleClass().addAll("flat", "small-control", "icon-only");
    button.setMinWidth(USE_PREF_SIZE);
    String title = text("transcript.search");
    button.setAccessibleText(title);
    button.setTooltip(
        new Tooltip(text("shortcut.tooltip", title, text("transcript.search.shortcut"))));
    button.setOnAction(event -> find());
    return button;
  }

  private void find() {
    tabs.getSelectionModel().select(transcript);
    messages.beginSearch();
  }

  private void go(long seq) {
    tabs.getSelectionModel().select(transcript);
    messages.go(seq);
  }

  private void pressed(KeyEvent event) {
    if (getTop() == null) {
      return;
    }
    if (SEARCH.match(event)) {
      find();
      event.consume();
    } else if (event.getCode() == KeyCode.F3 && messages.searching()) {
      messages.nextFound(event.isShiftDown());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && messages.searching()) {
      messages.endSearch();
      event.consume();
    }
  }

  private void show(@Nullable ConversationSummary summary) {
    answers.show(summary);
    if (summary == null) {
      setTop(null);
      setCenter(
          new EmptyState(
              Feather.MESSAGE_CIRCLE, text("transcript.none"), text("transcript.none.advice")));
      return;
    }
    if (getTop() == null) {
      setTop(new VBox(header, told));
      setCenter(tabs);
    }
    header.show(summary);
  }
}
