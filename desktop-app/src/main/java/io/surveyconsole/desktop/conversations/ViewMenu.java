package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.settings.SavedView;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Which view is looked at, whether the table still is as it has it, and what can be done with it.
final class ViewMenu extends MenuButton {
  private final ViewsModel model;
  private final Label name = new Label();
  private final Label mark = new Label(text("views.changed"));

  ViewMenu(ViewsModel model) {
    this.model = model;
    setId("views");
    getStyleClass().addAll("flat", "columns-menu", "view-menu");
    var title = new Label(text("views.title"));
    title.getStyleClass().add("muted");
    title.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("view-name");
    mark.getStyleClass().add("view-changed");
    mark.setId("view-changed");
    mark.setMinWidth(USE_PREF_SIZE);
    var words = new HBox(title, name, mark);
    words.getStyleClass().add("filter-words");
    words.setAlignment(Pos.CENTER_LEFT);
    setGraphic(words);
    model.chosenProperty().subscribe(view -> tell());
    model.changedProperty().subscribe(now -> tell());
    model.own().addListener((ListChangeListener<SavedView>) change -> tell());
  }

  private void tell() {
    SavedView view = model.chosenProperty().get();
    boolean changed = model.changedProperty().get();
    String shown = SafeText.line(view.name());
    name.setText(shown);
    mark.setVisible(changed);
    mark.setManaged(changed);
    setAccessibleText(text(changed ? "views.accessible.changed" : "views.accessible", shown));
    setTooltip(new Tooltip(text(changed ? "views.tip.changed" : "views.tip", shown)));
    getItems().setAll(items(view, changed));
  }

  private List<MenuItem> items(SavedView view, boolean changed) {
    var items = new ArrayList<MenuItem>();
    model.standingOnes().forEach(one -> items.add(choice(one, view)));
    if (!model.own().isEmpty()) {
      items.add(new SeparatorMenuItem());
      model.own().forEach(one -> items.add(choice(one, view)));
    }
    items.add(new SeparatorMenuItem());
    String shown = SafeText.line(view.name());
    if (changed) {
      items.add(item("view-back", text("views.back", shown), () -> model.choose(view)));
    }
    if (changed && model.isOwn(view)) {
      items.add(item("view-save", text("views.save", shown), model::save));
    }
    items.add(
        item(
            "view-save-as",
            text("views.save-as"),
            () ->
                new ViewName(this, text("views.save-as.title"), "", model)
                    .ask(null, model::saveAs)));
    if (model.isOwn(view)) {
      items.add(
          item(
              "view-rename",
              text("views.rename", shown),
              () ->
                  new ViewName(this, text("views.rename.title"), view.name(), model)
                      .ask(view, wanted -> model.rename(view, wanted))));
      items.add(item("view-delete", text("views.delete", shown), () -> model.delete(view)));
    }
    return items;
  }

  private MenuItem choice(SavedView one, SavedView chosen) {
    var item = new RadioMenuItem(SafeText.line(one.name()));
    item.setMnemonicParsing(false);
    item.setSelected(one.equals(chosen));
    item.setOnAction(event -> {
      item.setSelected(true);
      model.choose(one);
    });
    return item;
  }

  private static MenuItem item(String id, String words, Runnable action) {
    var item = new MenuItem(words);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
