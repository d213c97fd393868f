package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.protocol.ServerMessage.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// The options of the open question as buttons, each with the number under which the bot shows it.
/// They answer with the option's text, which the transcript can be read by.
final class OptionButtons extends ScrollPane {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");

  private final ChatModel model;

  OptionButtons(ChatModel model) {
    this.model = model;
    getStyleClass().add("chat-options");
    setId("chat-options");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    model.options().addListener((ListChangeListener<Option>) change -> show());
    model.stateProperty().subscribe(this::show);
  }

  /// Answers with the option that has this number, if one has.
  boolean chooseBy(String typed) {
    if (!isVisible()) {
      return false;
    }
    int index = numbers(model.options()).indexOf(typed);
    if (index < 0) {
      return false;
    }
    model.choose(model.options().get(index));
    return true;
  }

  private void show() {
    var options = List.copyOf(model.options());
    boolean offered = !options.isEmpty() && model.stateProperty().get() instanceof ChatState.Open;
    setVisible(offered);
    setManaged(offered);
    if (!offered) {
      setContent(null);
      return;
    }
    var numbers = numbers(options);
    Pane box = numbers.isEmpty() ? new FlowPane() : new VBox();
    box.getStyleClass().add("chat-option-box");
    for (int i = 0; i < options.size(); i++) {
      box.getChildren().add(button(options.get(i), numbers.isEmpty() ? "" : numbers.get(i)));
    }
    setContent(box);
  }

  private Button button(Option option, String number) {
    var words = new Label(SafeText.line(option.text()));
    var face = new HBox(words);
    face.getStyleClass().add("chat-option-face");
    face.setAlignment(Pos.CENTER_LEFT);
    var button = new Button();
    button.setGraphic(face);
    button.getStyleClass().add("chat-option");
    button.setAccessibleText(SafeText.line(option.text()));
    if (!number.isEmpty()) {
      var key = new Label(number);
      key.getStyleClass().add("key");
      key.setMinWidth(USE_PREF_SIZE);
      face.getChildren().addFirst(key);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleText(
          text("chat.option.accessible", number, SafeText.line(option.text())));
    }
    button.setOnAction(event -> model.choose(option));
    return button;
  }

  /// As the bot numbers them: by their ids where all are numbers, else from 1; a scale has none.
  private static List<String> numbers(List<Option> options) {
    if (options.stream().allMatch(option -> NUMBER.matcher(option.text().strip()).matches())) {
      return List.of();
    }
    if (options.stream().allMatch(option -> WHOLE_NUMBER.matcher(option.id()).matches())) {
      return options.stream().map(Option::id).toList();
    }
    var numbers = new ArrayList<String>();
    for (int i = 1; i <= options.size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }
}
