package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Popover;
import io.surveyconsole.desktop.settings.SavedView;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for the name of a view, and says at once why it cannot be had.
final class ViewName {
  private final ViewsModel model;
  private final TextField field;
  private final Button keep = new Button(text("views.name.keep"));
  private final Label trouble = new Label();
  private final Popover popover;

  ViewName(Node beside, String title, String first, ViewsModel model) {
    this.model = model;
    var heading = new Label(title);
    heading.getStyleClass().addAll("muted", "small");
    field = new TextField(first);
    field.setId("view-name");
    field.setPromptText(text("views.name.prompt"));
    field.setAccessibleText(title);
    HBox.setHgrow(field, Priority.ALWAYS);
    keep.setId("view-name-keep");
    keep.getStyleClass().add(Styles.ACCENT);
    keep.setMinWidth(Button.USE_PREF_SIZE);
    trouble.setId("view-name-trouble");
    trouble.getStyleClass().addAll("form-trouble", "small");
    trouble.setWrapText(true);
    var line = new HBox(field, keep);
    line.getStyleClass().add("form-line");
    var content = new VBox(heading, line, trouble);
    content.getStyleClass().addAll("filter-editor", "view-naming");
    popover = new Popover(beside, content);
  }

  /// @param instead the view that is to have the name; null for a new one
  void ask(@Nullable SavedView instead, Consumer<String> then) {
    field.textProperty().subscribe(now -> judge(now, instead));
    keep.setOnAction(event -> {
      if (model.problem(field.getText(), instead).isEmpty()) {
        popover.hide();
        then.accept(field.getText());
      }
    });
    field.setOnAction(event -> keep.fire());
    popover.show();
    field.selectAll();
  }

  /// Nothing typed yet is no mistake.
  private void judge(String name, @Nullable SavedView instead) {
    String problem = model.problem(name, instead);
    keep.setDisable(!problem.isEmpty());
    trouble.setText(name.isBlank() ? "" : problem);
    trouble.setVisible(!trouble.getText().isEmpty());
    trouble.setManaged(trouble.isVisible());
  }
}
