package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.AdminTokenMade;
import javafx.beans.value.ObservableStringValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks whose token it is and how far it reaches, makes it, and shows it this once.
final class NewTokenDialog extends Dialog<Void> {
  private static final double WIDTH = 520;

  /// A token is seen whole.
  private static final double WIDTH_OF_A_TOKEN = 640;

  private static final ButtonType MAKE =
      new ButtonType(text("access.new.make"), ButtonBar.ButtonData.OK_DONE);
  private static final ButtonType LEAVE =
      new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  private static final ButtonType DONE =
      new ButtonType(text("dialog.done"), ButtonBar.ButtonData.CANCEL_CLOSE);

  private final NewTokenModel model;
  private final Copying copying;

  NewTokenDialog(NewTokenModel model, Copying copying, Window owner) {
    this.model = model;
    this.copying = copying;
    initOwner(owner);
    setTitle(text("access.new.title"));
    getDialogPane().setId("new-token-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(MAKE, LEAVE);
    getDialogPane().setContent(form());
    Look.dress(this);

    var make = (Button) getDialogPane().lookupButton(MAKE);
    make.setId("make-token");
    make.getStyleClass().add(Styles.SUCCESS);
    make.disableProperty().bind(model.readyBinding().not());
    make.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume(); // it stays open until the server has answered
          model.make();
        });
    model
        .madeProperty()
        .subscribe(made -> {
          if (made != null) {
            show(made);
          }
        });
    setOnHidden(event -> {
      getDialogPane().setContent(new Region()); // the field that shows it goes with it
      model.close();
    });
  }

  private Node form() {
    var title = new Label(text("access.new.title"));
    title.getStyleClass().add("dialog-title");
    var name = new TextField();
    name.setId("token-name");
    name.setAccessibleText(text("access.new.name"));
    name.setPromptText(text("access.new.name.prompt"));
    name.textProperty().bindBidirectional(model.nameProperty());
    setOnShown(event -> name.requestFocus());
    var label = new Label(text("access.new.name"));
    label.setLabelFor(name);
    var rule = new Label(text("access.new.name.rule"));
    rule.getStyleClass().addAll("muted", "small");
    var wrong = trouble("token-name-trouble", model.nameTroubleProperty());
    rule.visibleProperty().bind(wrong.visibleProperty().not());
    rule.managedProperty().bind(rule.visibleProperty());
    var form =
        new VBox(
            title,
            new VBox(label, name, rule, wrong),
            scopes(),
            trouble("token-trouble", model.troubleProperty()));
    form.getStyleClass().add("form");
    form.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) { // a radio button would keep it for itself
            model.make();
            event.consume();
          }
        });
    return form;
  }

  private Node scopes() {
    var group = new ToggleGroup();
    var choices = new VBox(new Label(text("access.new.scope")));
    choices
        .getChildren()
        .addAll(
            choice(group, TokenScope.READ, text("access.new.read"), text("access.new.read.words")),
            choice(
                group,
                TokenScope.OPERATE,
                text("access.new.operate"),
                text("access.new.operate.words")));
    return choices;
  }

  private Node choice(ToggleGroup group, TokenScope scope, String what, String explanation) {
    var choice = new RadioButton(what);
    choice.setId("token-scope-" + scope.wireName());
    choice.setAccessibleText(text("access.new.scope.accessible", what, explanation));
    choice.setToggleGroup(group);
    choice.setSelected(model.scopeProperty().get() == scope);
    choice
        .selectedProperty()
        .subscribe(chosen -> {
          if (chosen) {
            model.scopeProperty().set(scope);
          }
        });
    var words = new Label(explanation);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().addAll("muted", "small");
    var below = new VBox(words);
    below.getStyleClass().add("form-explained");
    return new VBox(choice, below);
  }

  private void show(AdminTokenMade made) {
    var title = new Label(text("access.made", SafeText.line(made.name())));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    var words = new Label(text("access.made.words"));
    words.setId("token-once");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var shown = new ShownOnce(made.token(), copying);
    var usage = new Label(text("access.made.usage"));
    usage.setWrapText(true);
    usage.setMinHeight(Region.USE_PREF_SIZE);
    usage.getStyleClass().addAll("muted", "small");
    var content = new VBox(title, words, shown, usage);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setPrefWidth(WIDTH_OF_A_TOKEN);
    getDialogPane().getButtonTypes().setAll(DONE);
    ((Button) getDialogPane().lookupButton(DONE)).setId("token-done");
    getDialogPane().getScene().getWindow().sizeToScene();
    shown.begin();
  }

  private static Label trouble(String id, ObservableStringValue what) {
    var trouble = new Label();
    trouble.setWrapText(true);
    trouble.setMinHeight(Region.USE_PREF_SIZE);
    trouble.setId(id);
    trouble.getStyleClass().add("form-trouble");
    what.subscribe(words -> {
      trouble.setText(SafeText.line(words));
      trouble.setVisible(!words.isEmpty());
      trouble.setManaged(!words.isEmpty());
    });
    return trouble;
  }
}
