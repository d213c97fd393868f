package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.fx.Banner;
import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.FilterField;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.PlaceHeader;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.WhileShown;
import io.surveyconsole.desktop.table.ColumnsMenu;
import io.surveyconsole.desktop.table.KeptLayout;
import io.surveyconsole.desktop.table.LiveTable;
import io.surveyconsole.desktop.table.RowAction;
import java.time.Duration;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What operators and scripts did, the newest first; it asks for more by itself while it is shown.
public final class AuditView extends BorderPane {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final AuditModel model;
  private final ExportModel export;
  private final Kit kit;
  private final FileTarget target;
  private final FilterField filter = new FilterField(text("audit.filter"), text("shortcut.filter"));
  private final PlaceHeader header;
  private final Banner banner;
  private final LiveTable<AuditRow> table;

  /// @param target where the exported file is to be put
  public AuditView(AuditModel model, ExportModel export, Kit kit, FileTarget target) {
    this.model = model;
    this.export = export;
    this.kit = kit;
    this.target = target;
    getStyleClass().add("place");
    table =
        new LiveTable<>(text("audit.title"), model.rows(), new AuditColumns(kit).all(), kit)
            .sortedAtFirst("when", TableColumn.SortType.DESCENDING)
            .withActions(actions());
    table.view().setId("audit");
    table.view().getStyleClass().add("place-body");
    filter.setId("audit-filter");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    header = new PlaceHeader(text("audit.title"), filter, exportButton());
    banner = new Banner("audit-told", export::putAway);
    setTop(new VBox(header, about(), banner));
    setCenter(table.view());
    setBottom(new AuditFooter(model));

    model.rows().shown().addListener((ListChangeListener<AuditRow>) change -> explain());
    model.readingProperty().subscribe(now -> explain());
    export.outcomeProperty().subscribe(now -> explain());
    WhileShown.repeat(this, kit.ticker(), EVERY, model::refresh);
  }

  public LiveTable<AuditRow> table() {
    return table;
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.begin();
  }

  private Button exportButton() {
    var button = new Button(text("audit.export"), new FontIcon(Feather.DOWNLOAD));
    button.setId("audit-export");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(text("audit.export.tip")));
    button.disableProperty().bind(export.busyProperty());
    button.setOnAction(event -> export());
    return button;
  }

  private void export() {
    String name = text("audit.export.name", kit.times().date(kit.ticker().now()).toString());
    var wish =
        new FileTarget.Wish(text("audit.export.title"), name, text("audit.export.csv"), "csv");
    target
        .choose(getScene().getWindow(), wish)
        .ifPresent(file -> export.export(file, model.newestNumber()));
  }

  private Node about() {
    var note = new Label(text("audit.about"));
    note.getStyleClass().addAll("muted", "small");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(note, gap, new ColumnsMenu(KeptLayout.keep(table.view(), kit.settings())));
    line.getStyleClass().add("chips");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private List<RowAction<AuditRow>> actions() {
    return List.of(
        new RowAction<>(
            "copy-target",
            text("audit.copy-target"),
            row -> kit.copying().copy(AuditColumns.target(row))));
  }

  private void explain() {
    int known = model.rows().all().size();
    int shown = model.rows().shown().size();
    header
        .summary()
        .setText(
            model.narrowed() && known > 0
                ? text("audit.summary", Figures.count(shown), Figures.count(known))
                : "");
    ExportModel.Outcome outcome = export.outcomeProperty().get();
    if (!outcome.words().isEmpty()) {
      banner.tell(outcome.words(), outcome.good() ? Banner.Tone.GOOD : Banner.Tone.BAD);
    } else if (known > 0 && model.readingProperty().get() instanceof Reading.Failed(var words)) {
      banner.insist(text("audit.old", words));
    } else {
      banner.insist("");
    }
    if (shown == 0) {
      table.withPlaceholder(placeholder(known));
    }
  }

  private Node placeholder(int known) {
    if (known > 0) {
      var clear = new Button(text("audit.clear-filter"));
      clear.setOnAction(event -> model.clearFilter());
      return new EmptyState(
          Feather.FILTER, text("audit.none-match"), text("audit.none-match.advice"), clear);
    }
    return switch (model.readingProperty().get()) {
      case Reading.Arriving() -> new Label(text("audit.reading"));
      case Reading.Done() ->
          new EmptyState(Feather.FILE_TEXT, text("audit.none"), text("audit.none.advice"));
      case Reading.NotAllowed() ->
          new EmptyState(Feather.LOCK, text("audit.not-allowed"), text("audit.not-allowed.advice"));
      case Reading.Failed(String words) ->
          new EmptyState(Feather.ALERT_CIRCLE, text("audit.failed"), SafeText.line(words));
    };
  }
}
