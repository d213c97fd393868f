package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Times;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/// Who was connected to the conversation when, the newest first.
final class PresencePane extends BorderPane {
  private static final Comparator<Presence> NEWEST_FIRST =
      Comparator.comparing(Presence::opened).thenComparing(Presence::id).reversed();

  private final ObservableList<Presence> shown = FXCollections.observableArrayList();

  PresencePane(TranscriptModel model, Times times) {
    var list = new ListView<Presence>(shown);
    list.setId("presences");
    list.setAccessibleText(text("transcript.connections"));
    list.getStyleClass().add("answers-list");
    list.setCellFactory(view -> new PresenceCell(times));
    list.setPlaceholder(
        new EmptyState(
            Feather.RADIO,
            text("transcript.connections.none"),
            text("transcript.connections.none.advice")));
    setCenter(list);
    model.presencesProperty().subscribe(this::show);
  }

  private void show(List<Presence> presences) {
    Splice.into(shown, presences.stream().sorted(NEWEST_FIRST).toList());
  }
}
