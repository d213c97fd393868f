package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.backend.SurveyEntry;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks for survey and respondent, begins the conversation, and shows what the respondent needs.
public final class NewConversationDialog extends Dialog<Void> {
  private static final double WIDTH = 520;
  private static final ButtonType BEGIN =
      new ButtonType(text("new.begin"), ButtonBar.ButtonData.OK_DONE);
  private static final ButtonType LEAVE =
      new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);

  private final NewConversationModel model;
  private final Copying copying;

  public NewConversationDialog(NewConversationModel model, Copying copying, Window owner) {
    this.model = model;
    this.copying = copying;
    initOwner(owner);
    setTitle(text("new.title"));
    getDialogPane().setId("new-conversation-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(BEGIN, LEAVE);
    getDialogPane().setContent(form());
    Look.dress(this);

    var begin = (Button) getDialogPane().lookupButton(BEGIN);
    begin.setId("begin-conversation");
    begin.getStyleClass().add(Styles.SUCCESS);
    begin.disableProperty().bind(model.readyBinding().not());
    begin.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume(); // it stays open until the server has answered
          model.begin();
        });
    model
        .createdProperty()
        .subscribe(created -> {
          if (created != null) {
            show(created);
          }
        });
  }

  private Node form() {
    var survey = new ComboBox<SurveyEntry>(model.surveys());
    survey.setId("new-survey");
    survey.valueProperty().bindBidirectional(model.surveyProperty());
    survey.setConverter(words(entry -> SafeText.line(entry.name())));
    survey.setMaxWidth(Double.MAX_VALUE);
    survey.setAccessibleText(text("new.survey"));
    setOnShown(event -> survey.requestFocus());

    var existing = new RadioButton(text("new.existing"));
    var fresh = new RadioButton(text("new.someone"));
    fresh.setId("new-someone");
    var group = new ToggleGroup();
    existing.setToggleGroup(group);
    fresh.setToggleGroup(group);
    fresh.selectedProperty().bindBidirectional(model.someoneNewProperty());
    existing.setSelected(!fresh.isSelected());
    existing.disableProperty().bind(Bindings.isEmpty(model.customers()));
    model.someoneNewProperty().subscribe(someone -> existing.setSelected(!someone));

    var customer = new ComboBox<Customer>(model.customers());
    customer.setId("new-customer");
    customer.valueProperty().bindBidirectional(model.customerProperty());
    customer.setConverter(
        words(who -> text("new.customer", SafeText.line(who.name()), SafeText.line(who.email()))));
    customer.setMaxWidth(Double.MAX_VALUE);
    customer.disableProperty().bind(model.someoneNewProperty());
    customer.setAccessibleText(text("new.existing"));

    var name = field("new-name", text("new.name"));
    name.textProperty().bindBidirectional(model.nameProperty());
    name.disableProperty().bind(model.someoneNewProperty().not());
    var email = field("new-email", text("new.email"));
    email.textProperty().bindBidirectional(model.emailProperty());
    email.disableProperty().bind(model.someoneNewProperty().not());
    var who = new HBox(name, email);
    who.getStyleClass().add("form-line");
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(email, Priority.ALWAYS);

    var test = new CheckBox(text("new.test"));
    test.setId("new-test");
    test.selectedProperty().bindBidirectional(model.testProperty());

    var trouble = new Label();
    trouble.setWrapText(true);
    trouble.setId("new-trouble");
    trouble.getStyleClass().add("form-trouble");
    trouble.textProperty().bind(model.troubleProperty());
    trouble.visibleProperty().bind(model.troubleProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());

    var title = new Label(text("new.title"));
    title.getStyleClass().add("dialog-title");
    var form =
        new VBox(
            title,
            labelled(text("new.survey"), survey),
            new VBox(existing, indented(customer)),
            new VBox(fresh, indented(who)),
            test,
            trouble);
    form.getStyleClass().add("form");
    return form;
  }

  private void show(ConversationCreated created) {
    var grid = new GridPane();
    grid.getStyleClass().add("form-grid");
    var wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(64), wide, new ColumnConstraints());
    value(grid, "created-address", text("new.address"), created.wsUrl());
    value(grid, "created-token", text("new.token"), created.token().value());
    value(grid, "created-id", text("new.id"), created.conversationId());
    var title = new Label(text("new.created"));
    title.getStyleClass().add("dialog-title");
    var words = new Label(text("new.created.words"));
    words.setWrapText(true);
    words.getStyleClass().add("muted");
    var content = new VBox(title, words, grid);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(text("dialog.done"), ButtonBar.ButtonData.CANCEL_CLOSE));
    getDialogPane().getScene().getWindow().sizeToScene();
  }

  private void value(GridPane grid, String id, String name, String value) {
    var shown = new TextField(value);
    shown.setEditable(false);
    shown.setId(id);
    shown.getStyleClass().add("mono");
    shown.setAccessibleText(name);
    var copy = new Button(text("new.copy"), new FontIcon(Feather.COPY));
    copy.setId(id + "-copy");
    copy.setMinWidth(Button.USE_PREF_SIZE);
    copy.setAccessibleText(text("new.copy.accessible", name));
    copy.setOnAction(event -> {
      copying.copy(value);
      copy.setText(text("new.copied"));
    });
    grid.addRow(grid.getRowCount(), new Label(name), shown, copy);
  }

  private static TextField field(String id, String prompt) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    return field;
  }

  private static Node labelled(String words, Node control) {
    var label = new Label(words);
    label.setLabelFor(control);
    var box = new VBox(label, control);
    box.getStyleClass().add("form-field");
    return box;
  }

  private static Node indented(Node control) {
    var box = new VBox(control);
    box.getStyleClass().add("form-indented");
    return box;
  }

  private static <T> StringConverter<T> words(Function<T, String> of) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : of.apply(value);
      }

      @Override
      public @Nullable T fromString(String words) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }
}
