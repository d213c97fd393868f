package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Popover;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Opens what was told in this run, and counts what nobody has read yet.
public final class NoticeBell extends Button {
  private final Popover list;

  public NoticeBell(NoticesModel model, NoticeDetails details, Kit kit) {
    super("", new FontIcon(Feather.BELL));
    setId("notices");
    getStyleClass().addAll("status-link", "notice-bell");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(
        new Tooltip(text("shortcut.tooltip", text("notices.tooltip"), text("shortcut.notices"))));
    list = new Popover(this, new NoticeList(model, details, kit));
    list.showingProperty().subscribe((before, open) -> model.read(open));
    setOnAction(event -> open());
    model.unreadProperty().subscribe(now -> count(now.intValue()));
  }

  /// Shows the list, or puts it away.
  public void open() {
    if (list.isShowing()) {
      list.hide();
    } else {
      list.show();
    }
  }

  private void count(int unread) {
    setText(unread == 0 ? "" : Integer.toString(Math.min(unread, NoticesModel.KEPT)));
    setAccessibleText(text("notices.bell", unread));
    getStyleClass().remove("notice-unread");
    if (unread > 0) {
      getStyleClass().add("notice-unread");
    }
  }
}
