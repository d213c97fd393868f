package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.table.RowCell;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/// The last minute of a connection as a small line, drawn while it is in view. Its height is the
/// root of the traffic, so that an answer can be seen beside a greeting.
final class SparklineCell extends RowCell<ConnectionRow> {
  private static final double WIDTH = 84;
  private static final double HEIGHT = 18;

  /// Less than this in the busiest second does not fill the height.
  private static final int LEAST_BYTES = 200;

  private static final PseudoClass SLOW = PseudoClass.getPseudoClass("slow");
  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  private final Polyline line = new Polyline();
  private final Double[] points = new Double[Traffic.SECONDS * 2];
  private final Pane pane = new Pane(line);
  private @Nullable Traffic drawn;
  private int version;

  SparklineCell() {
    line.getStyleClass().add("sparkline");
    pane.setMinSize(WIDTH, HEIGHT);
    pane.setPrefSize(WIDTH, HEIGHT);
    pane.setMaxSize(WIDTH, HEIGHT);
  }

  @Override
  protected void show(ConnectionRow row) {
    line.pseudoClassStateChanged(SLOW, row.slow());
    Traffic traffic = row.traffic();
    if (drawn != traffic || version != traffic.version()) {
      draw(traffic);
    }
    setGraphic(pane);
  }

  private void draw(Traffic traffic) {
    drawn = traffic;
    version = traffic.version();
    int most = traffic.most();
    double scale = (HEIGHT - 2) / Math.sqrt(Math.max(most, LEAST_BYTES));
    for (int place = 0; place < Traffic.SECONDS; place++) {
      points[2 * place] = place * WIDTH / (Traffic.SECONDS - 1);
      points[2 * place + 1] = HEIGHT - 1 - Math.sqrt(traffic.at(place)) * scale;
    }
    line.getPoints().setAll(points);
    line.pseudoClassStateChanged(STILL, most == 0);
    setAccessibleText(text("connections.minute.words", Figures.bytes(traffic.sum())));
  }

  @Override
  protected void clear() {
    super.clear();
    drawn = null;
  }
}
