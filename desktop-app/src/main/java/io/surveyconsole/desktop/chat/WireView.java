package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.chat.WireFrame.Direction;
import io.surveyconsole.desktop.fx.Chip;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.KeptDividers;
import io.surveyconsole.desktop.fx.Kit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Every frame in and out, which kinds of them are shown, and the chosen one whole.
final class WireView extends BorderPane {
  private static final double LEAST_WIDTH = 320;
  private static final double TABLE_SHARE = 0.68;
  private static final Set<String> CONTROL =
      Set.of("heartbeat", "reconnect_confirm", "reconnect_success", "restarting");

  private final ChatModel model;
  private final FilteredList<WireFrame> shown;
  private final Label sum = new Label();

  WireView(ChatModel model, Kit kit) {
    this.model = model;
    this.shown = new FilteredList<>(model.frames());
    getStyleClass().add("wire");
    setMinWidth(LEAST_WIDTH);
    var table = new WireTable(shown, kit);
    var detail = new FrameDetail(kit);
    table.getSelectionModel().selectedItemProperty().subscribe(detail::show);
    var split = new SplitPane(table, detail);
    split.setOrientation(Orientation.VERTICAL);
    KeptDividers.keep(split, "wire", kit.settings(), TABLE_SHARE);
    SplitPane.setResizableWithParent(detail, false);
    setTop(filters());
    setCenter(split);
    model.frames().addListener((ListChangeListener<WireFrame>) change -> count());
    count();
  }

  private HBox filters() {
    var group = new ToggleGroup();
    var all = chip(group, "wire-all", text("chat.wire.all"), frame -> true);
    all.setSelected(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    sum.getStyleClass().add("muted");
    sum.setId("wire-sum");
    var clear = new Button(text("chat.wire.clear"));
    clear.setId("wire-clear");
    clear.getStyleClass().add("small-control");
    clear.setMinWidth(USE_PREF_SIZE);
    clear.setOnAction(event -> model.clearWire());
    var line = new HBox(all);
    line.getChildren()
        .addAll(
            List.of(
                chip(
                    group,
                    "wire-in",
                    text("chat.wire.in"),
                    frame -> frame.direction() == Direction.IN),
                chip(
                    group,
                    "wire-out",
                    text("chat.wire.out"),
                    frame ->
                        frame.direction() == Direction.OUT
                            || frame.direction() == Direction.NOT_SENT),
                chip(
                    group,
                    "wire-control",
                    text("chat.wire.control"),
                    frame -> frame.direction() == Direction.LINE || CONTROL.contains(frame.type())),
                chip(group, "wire-errors", text("chat.wire.errors"), WireFrame::trouble),
                gap,
                sum,
                clear));
    line.getStyleClass().add("wire-filters");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Chip chip(ToggleGroup group, String id, String words, Predicate<WireFrame> filter) {
    var chip = new Chip(words);
    chip.setId(id);
    chip.setToggleGroup(group);
    chip.setOnAction(event -> {
      // One of them is always chosen.
      chip.setSelected(true);
      shown.setPredicate(filter);
    });
    return chip;
  }

  private void count() {
    sum.setText(
        text(
            "chat.wire.sum", Figures.count(model.frameCount()), Figures.bytes(model.frameBytes())));
  }
}
