package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Pill;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.table.RowCell;
import javafx.scene.control.ContentDisplay;

/// The respondent's name, and beside it whether all this is only a test.
final class RespondentCell extends RowCell<ConversationRow> {
  private final Pill test = new Pill(text("conversations.test"), Pill.Tone.NEUTRAL);

  RespondentCell() {
    setContentDisplay(ContentDisplay.RIGHT);
    setGraphicTextGap(8);
  }

  @Override
  protected void show(ConversationRow shown) {
    say(SafeText.line(shown.summary().customerName()));
    setGraphic(shown.summary().test() ? test : null);
  }
}
