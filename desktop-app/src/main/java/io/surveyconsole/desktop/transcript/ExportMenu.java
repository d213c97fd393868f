package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Takes the whole transcript away as a file.
final class ExportMenu extends MenuButton {
  private final TranscriptModel model;
  private final ExportModel export;
  private final FileTarget target;

  ExportMenu(TranscriptModel model, ExportModel export, FileTarget target) {
    super("", new FontIcon(Feather.DOWNLOAD));
    this.model = model;
    this.export = export;
    this.target = target;
    setId("transcript-export");
    getStyleClass().addAll("flat", "small-control", "icon-only");
    setAccessibleText(text("transcript.export"));
    setTooltip(new Tooltip(text("transcript.export.tip")));
    setMinWidth(USE_PREF_SIZE);
    disableProperty().bind(export.busyProperty());
    getItems()
        .setAll(
            item(
                ExportForm.TEXT, text("transcript.export.as-text"), text("transcript.export.text")),
            item(
                ExportForm.JSON, text("transcript.export.as-json"), text("transcript.export.json")),
            item(ExportForm.CSV, text("transcript.export.as-csv"), text("transcript.export.csv")));
  }

  private MenuItem item(ExportForm form, String title, String kind) {
    var item = new MenuItem(title);
    item.setId("export-" + form.name().toLowerCase(Locale.ROOT));
    item.setOnAction(event -> export(form, kind));
    return item;
  }

  private void export(ExportForm form, String kind) {
    ConversationSummary shown = model.conversationProperty().get();
    if (shown == null) {
      return;
    }
    String name = ShortId.of(shown.id()).replaceAll("[^A-Za-z0-9_-]", "-");
    var wish =
        new FileTarget.Wish(
            text("transcript.export.title"),
            text("transcript.export.name", name, form.extension()),
            kind,
            form.extension());
    target.choose(getScene().getWindow(), wish).ifPresent(file -> export.export(shown, form, file));
  }
}
