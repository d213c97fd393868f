package io.surveyconsole.desktop.conversations;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TextField;

/// Some words, which count as they are typed.
final class WordsEditor extends FilterEditor {
  private final Supplier<String> words;
  private final TextField field = new TextField();

  WordsEditor(
      String title, String id, String prompt, Supplier<String> words, Consumer<String> change) {
    super(title);
    this.words = words;
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.textProperty().subscribe((before, now) -> change.accept(now));
    getChildren().add(field);
  }

  @Override
  void prepare() {
    field.setText(words.get());
    field.selectAll();
  }

  /// What Enter does.
  WordsEditor onEnter(Runnable then) {
    field.setOnAction(event -> then.run());
    return this;
  }
}
