package io.surveyconsole.desktop.transcript;

import java.util.List;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text in which places are marked. The marks lie behind it, so that it wraps as it would without
/// them.
final class HitText extends TextFlow {
  private final Text text = new Text();
  private final Path marks = new Path();
  private List<Needle.Place> places = List.of();

  HitText() {
    text.getStyleClass().add("hit-words");
    marks.getStyleClass().add("hit-marks");
    marks.setManaged(false);
    getChildren().setAll(marks, text);
  }

  void show(String words, List<Needle.Place> where) {
    text.setText(words);
    places = where;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    marks.getElements().clear();
    for (Needle.Place place : places) {
      marks.getElements().addAll(getRangeShape(place.begin(), place.end(), false));
    }
  }
}
