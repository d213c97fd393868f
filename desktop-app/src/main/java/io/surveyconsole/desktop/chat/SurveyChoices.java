package io.surveyconsole.desktop.chat;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The surveys that can be tried, and which one is chosen.
final class SurveyChoices {
  private final ObservableList<@Nullable SurveyChoice> surveys =
      FXCollections.observableArrayList();
  private final ObservableList<@Nullable SurveyChoice> offered =
      FXCollections.unmodifiableObservableList(surveys);
  private final ObjectProperty<@Nullable SurveyChoice> chosen =
      new SimpleObjectProperty<>(this, "chosen");

  ObservableList<@Nullable SurveyChoice> offered() {
    return offered;
  }

  ObjectProperty<@Nullable SurveyChoice> chosenProperty() {
    return chosen;
  }

  /// Offers these. What was chosen stays so if it is among them; else the first one is.
  void offer(List<SurveyChoice> known) {
    SurveyChoice before = chosen.get();
    surveys.setAll(known);
    chosen.set(
        known.stream()
            .filter(choice -> before != null && choice.id().equals(before.id()))
            .findFirst()
            .or(() -> known.stream().findFirst())
            .orElse(null));
  }
}
