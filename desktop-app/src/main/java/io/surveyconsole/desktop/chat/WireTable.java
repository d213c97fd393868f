package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.chat.WireFrame.Direction;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.SafeText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// The rows of the wire, oldest first. It follows the newest while the end is in sight.
final class WireTable extends TableView<WireFrame> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);
  private static final double ROW = 26;
  private static final double NEAR_THE_END = 0.98;

  WireTable(ObservableList<WireFrame> frames, Kit kit) {
    super(frames);
    getStyleClass().addAll("live-table", "wire-table");
    setId("wire-table");
    setAccessibleText(text("chat.wire.title"));
    setFixedCellSize(ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var nothing = new Label(text("chat.wire.empty"));
    nothing.getStyleClass().add("wire-empty");
    setPlaceholder(nothing);
    setRowFactory(table -> new Row());
    var frame = column("frame", text("chat.wire.frame"), 200, "", WireTable::frame);
    frame.setMaxWidth(Double.MAX_VALUE);
    getColumns()
        .setAll(
            List.of(
                column(
                    "time",
                    text("chat.wire.time"),
                    108,
                    "",
                    row -> TIME.format(row.at().atZone(kit.times().zone()))),
                column("direction", "", 28, "wire-arrow", WireTable::arrow),
                column(
                    "type",
                    text("chat.wire.type"),
                    132,
                    "wire-type",
                    row -> SafeText.line(row.type())),
                frame,
                column("size", text("chat.wire.size"), 64, "figure", WireTable::size),
                column("trip", text("chat.wire.trip"), 60, "figure", WireTable::trip)));
    frames.addListener((ListChangeListener<WireFrame>) this::follow);
  }

  private void follow(ListChangeListener.Change<? extends WireFrame> change) {
    boolean added = false;
    while (change.next()) {
      added |= change.wasAdded();
    }
    if (added && isAtEnd()) {
      scrollTo(getItems().size() - 1);
    }
  }

  private boolean isAtEnd() {
    return lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible())
        .allMatch(bar -> bar.getValue() >= bar.getMax() * NEAR_THE_END);
  }

  private static TableColumn<WireFrame, String> column(
      String name, String title, double width, String style, Function<WireFrame, String> words) {
    var column = new TableColumn<WireFrame, String>(title);
    column.setId("wire-" + name);
    if (!style.isEmpty()) {
      column.getStyleClass().add(style);
    }
    column.setSortable(false);
    column.setReorderable(false);
    column.setMinWidth(name.equals("frame") ? 80 : width);
    column.setPrefWidth(width);
    column.setMaxWidth(width);
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(words.apply(row.getValue())).getReadOnlyProperty());
    return column;
  }

  private static String arrow(WireFrame row) {
    return switch (row.direction()) {
      case IN -> "←";
      case OUT -> "→";
      case NOT_SENT -> "⇥";
      case LINE -> "·";
    };
  }

  private static String frame(WireFrame row) {
    String line = SafeText.line(row.text());
    return row.direction() == Direction.NOT_SENT ? text("chat.wire.not-sent", line) : line;
  }

  private static String size(WireFrame row) {
    return row.direction() == Direction.LINE ? "" : Figures.bytes(row.bytes());
  }

  private static String trip(WireFrame row) {
    return row.trip() == null ? "" : text("chat.wire.trip.ms", row.trip().toMillis());
  }

  /// A row in the colour of its direction.
  private static final class Row extends TableRow<WireFrame> {
    private static final List<PseudoClass> DIRECTIONS =
        List.of(
            PseudoClass.getPseudoClass("in"),
            PseudoClass.getPseudoClass("out"),
            PseudoClass.getPseudoClass("not-sent"),
            PseudoClass.getPseudoClass("line"));
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    @Override
    @SuppressWarnings("NullAway") // JavaFX hands null to an empty row
    protected void updateItem(WireFrame row, boolean empty) {
      super.updateItem(row, empty);
      boolean there = !empty && row != null;
      String direction =
          there ? row.direction().name().toLowerCase(Locale.ROOT).replace('_', '-') : "";
      DIRECTIONS.forEach(
          pseudo -> pseudoClassStateChanged(pseudo, pseudo.getPseudoClassName().equals(direction)));
      pseudoClassStateChanged(TROUBLE, there && row.trouble());
    }
  }
}
