package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows whether a table follows its newest row, and has it do so again.
public final class FollowButton extends ToggleButton {
  public FollowButton(TableScroll scroll) {
    super(text("follow.title"), new FontIcon(Feather.CHEVRONS_UP));
    setId("follow");
    getStyleClass().addAll("flat", "small-control");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(
        new Tooltip(text("shortcut.tooltip", text("follow.tooltip"), text("shortcut.follow"))));
    scroll.followingProperty().subscribe(now -> setSelected(now));
    setOnAction(event -> {
      if (isSelected()) {
        scroll.follow();
      } else {
        scroll.stay();
      }
    });
  }
}
