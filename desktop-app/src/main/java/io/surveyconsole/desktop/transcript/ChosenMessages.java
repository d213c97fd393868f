package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with the messages that are chosen in the list: by key, by the menu, by the
/// buttons of a long one.
final class ChosenMessages implements TranscriptActions {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final TranscriptModel model;
  private final SearchModel search;
  private final ExportModel export;
  private final Kit kit;
  private final FileTarget target;
  private @Nullable ListView<TranscriptItem> list;

  ChosenMessages(
      TranscriptModel model, SearchModel search, ExportModel export, Kit kit, FileTarget target) {
    this.model = model;
    this.search = search;
    this.export = export;
    this.kit = kit;
    this.target = target;
  }

  /// Listens to this list from now on.
  void of(ListView<TranscriptItem> messages) {
    list = messages;
    messages.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    messages.setContextMenu(
        new ContextMenu(
            item("copy-chosen", "transcript.copy-chosen", this::copyChosen),
            item("copy-words", "transcript.copy-words", this::copyWords),
            item("show-whole", "transcript.show-whole", this::showWhole),
            item("save-message", "transcript.save", this::save)));
  }

  private static MenuItem item(String id, String key, Runnable action) {
    var item = new MenuItem(text(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      copyChosen();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && one().isPresent()) {
      showWhole();
      event.consume();
    }
  }

  @Override
  public void copyChosen() {
    ConversationSummary shown = model.conversationProperty().get();
    List<Said> messages = chosen();
    if (shown != null && !messages.isEmpty()) {
      kit.copying().copy(new TranscriptText(kit.times(), shown.customerName()).of(messages));
    }
  }

  @Override
  public void copyWords() {
    one().ifPresent(said -> kit.copying().copy(said.content()));
  }

  @Override
  public void showWhole() {
    one()
        .ifPresent(said ->
            new MessageViewer(
                    said, kit, search.foundProperty().get().needle(), window(), () -> save(said))
                .show());
  }

  @Override
  public void save() {
    one().ifPresent(this::save);
  }

  private void save(Said said) {
    var wish =
        new FileTarget.Wish(
            text("transcript.save.title"),
            text("transcript.save.name", Long.toString(said.seq())),
            text("transcript.export.text"),
            ExportForm.TEXT.extension());
    target.choose(window(), wish).ifPresent(file -> export.save(said, file));
  }

  private javafx.stage.Window window() {
    return shownList().getScene().getWindow();
  }

  private ListView<TranscriptItem> shownList() {
    if (list == null) {
      throw new IllegalStateException("no list yet");
    }
    return list;
  }

  private Optional<Said> one() {
    return said(shownList().getSelectionModel().getSelectedItem());
  }

  private List<Said> chosen() {
    return shownList().getSelectionModel().getSelectedIndices().stream()
        .sorted()
        .map(index -> shownList().getItems().get(index))
        .flatMap(item -> said(item).stream())
        .toList();
  }

  private static Optional<Said> said(@Nullable TranscriptItem item) {
    return item instanceof TranscriptItem.Line line ? Optional.of(line.said()) : Optional.empty();
  }
}
