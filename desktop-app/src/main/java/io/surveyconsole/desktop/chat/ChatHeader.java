package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.ConversationSummary;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which conversation is tried: begin one, take one of the latest, or name one.
final class ChatHeader extends VBox {
  private final ChatModel model;
  private final Kit kit;
  private final Pill pill = new Pill(text("chat.pill.test"), Pill.Tone.ACCENT);

  ChatHeader(ChatModel model, Kit kit) {
    this.model = model;
    this.kit = kit;
    getChildren().addAll(title(), choice(), realNotice(), troubleNotice());
  }

  private PlaceHeader title() {
    var again = new Button(text("chat.again"));
    again.setId("chat-again");
    again.setMinWidth(USE_PREF_SIZE);
    again.setTooltip(new Tooltip(text("chat.again.tip")));
    again.disableProperty().bind(model.subjectProperty().isEmpty().or(model.beginningProperty()));
    again.setOnAction(event -> model.restartAsNew());
    var header = new PlaceHeader(text("chat.title"), again);
    pill.setId("chat-pill");
    header.getChildren().add(1, pill);
    header
        .summary()
        .textProperty()
        .bind(Bindings.createStringBinding(this::subject, model.subjectProperty()));
    model.realProperty().subscribe(this::showPill);
    return header;
  }

  private String subject() {
    return SafeText.line(model.subjectProperty().get());
  }

  private void showPill(boolean real) {
    pill.show(
        text(real ? "chat.pill.real" : "chat.pill.test"), real ? Pill.Tone.WARN : Pill.Tone.ACCENT);
  }

  private HBox choice() {
    var begin = new Button(text("chat.new"), new FontIcon(Feather.PLUS));
    begin.setId("chat-new");
    begin.getStyleClass().addAll(Styles.SUCCESS);
    begin.setMinWidth(USE_PREF_SIZE);
    begin.setTooltip(new Tooltip(text("chat.new.tip")));
    begin.disableProperty().bind(model.surveyProperty().isNull().or(model.beginningProperty()));
    begin.setOnAction(event -> model.beginTest());
    var id = idField();
    HBox.setHgrow(id, Priority.ALWAYS);
    var line = new HBox(surveys(), begin, latest(), id);
    line.getStyleClass().add("chat-choice");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private ComboBox<@Nullable SurveyChoice> surveys() {
    var box = new ComboBox<@Nullable SurveyChoice>(model.surveys());
    box.setId("chat-survey");
    box.setConverter(new SurveyNames());
    box.setPromptText(text("chat.survey.none"));
    box.setAccessibleText(text("chat.survey"));
    box.setTooltip(new Tooltip(text("chat.survey")));
    box.valueProperty().bindBidirectional(model.surveyProperty());
    return box;
  }

  private MenuButton latest() {
    var menu = new MenuButton(text("chat.latest"));
    menu.setId("chat-latest");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.setOnShowing(event -> fill(menu));
    fill(menu);
    return menu;
  }

  private void fill(MenuButton menu) {
    if (model.latestTests().isEmpty()) {
      var none = new MenuItem(text("chat.latest.none"));
      none.setDisable(true);
      menu.getItems().setAll(none);
    } else {
      menu.getItems().setAll(model.latestTests().stream().map(this::entry).toList());
    }
  }

  private MenuItem entry(ConversationSummary test) {
    String progress =
        switch (test.status()) {
          case "completed" -> text("chat.latest.done");
          case "ended" -> text("chat.latest.ended");
          default -> text("chat.latest.at", test.questionIndex() + 1, test.totalQuestions());
        };
    var item =
        new MenuItem(
            text(
                "chat.latest.entry",
                SafeText.line(test.surveyName()),
                progress,
                kit.times().clock(test.updatedAt())));
    // An underscore in a survey's name is no mnemonic.
    item.setMnemonicParsing(false);
    item.setOnAction(event -> model.open(test.id()));
    return item;
  }

  private TextField idField() {
    var field = new TextField();
    field.setId("chat-id");
    field.getStyleClass().add("mono");
    field.setPromptText(text("chat.id"));
    field.setAccessibleText(text("chat.id"));
    field.setTooltip(new Tooltip(text("chat.id.tip")));
    field.setOnAction(event -> model.open(field.getText()));
    model.conversationProperty().subscribe(id -> field.setText(id));
    return field;
  }

  private Label realNotice() {
    var notice = new Label(text("chat.real"), new FontIcon(Feather.ALERT_TRIANGLE));
    notice.setId("chat-real");
    return banner(notice, "chat-warning", model.realProperty());
  }

  private Label troubleNotice() {
    var notice = new Label("", new FontIcon(Feather.ALERT_CIRCLE));
    notice.setId("chat-trouble");
    notice
        .textProperty()
        .bind(Bindings.createStringBinding(this::trouble, model.troubleProperty()));
    return banner(notice, "chat-danger", model.troubleProperty().isNotEmpty());
  }

  private String trouble() {
    return SafeText.line(model.troubleProperty().get());
  }

  private static Label banner(Label notice, String style, ObservableValue<Boolean> shown) {
    notice.getStyleClass().addAll("chat-banner", style);
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    notice.visibleProperty().bind(shown);
    notice.managedProperty().bind(shown);
    return notice;
  }

  private static final class SurveyNames extends StringConverter<@Nullable SurveyChoice> {
    @Override
    public String toString(@Nullable SurveyChoice choice) {
      return choice == null ? "" : SafeText.line(choice.name());
    }

    @Override
    public @Nullable SurveyChoice fromString(String name) {
      return null;
    }
  }
}
