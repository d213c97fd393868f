package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator is told, and what they find by typing, in the whole console.
class NoticesUiTest {
  @TempDir Path folder;

  private OpenConsole open;
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    open = new OpenConsole(folder);
    screen = open.screen();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static String clipboard() {
    return Screen.call(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
  }

  @Test
  void aFailureCanBeReadAgainAndItsDetailsCopied() throws Exception {
    String conversation = open.begin("Maya Okonkwo", false);
    var respondent = new TestRespondent(open.socket(conversation));
    screen.click("#place-connections").awaits("#connections .dot-good");
    screen.click("#connections .dot-good").click("#close-connection").awaits("#close-reason");
    respondent.close(); // the connection that is to be closed is gone meanwhile
    open.awaitRows("#closed-connections", 1);
    screen.click("#close-connection-do").awaitsNo("#close-reason");
    screen.awaits(".notice-strip.notice-error");
    String words = screen.text(".notice-strip .notice-words");
    assertThat(words).startsWith("The connection could not be closed. ");
    screen.click("#notice-away").awaitsNo(".notice-strip");

    open.control(KeyCode.SHIFT, KeyCode.N);
    screen.awaits("#notice-list .notice-words");
    assertThat(screen.text("#notice-list .notice-words")).isEqualTo(words);
    assertThat(Screen.call(Names::missing)).isEmpty();
    screen.click("#notice-list #notice-copy").awaitsText("#notice-list #notice-copy", "Copied");
    String address = screen.text("#status-address");
    assertThat(clipboard())
        .startsWith(words)
        .contains("\nError: " + errorId(words) + "\n")
        .containsPattern("\nTime: 20\\d\\d-")
        .containsPattern("\nSurvey Console: \\d")
        .contains("\nServer: " + address + "\n", "\nCause: io.surveyconsole.desktop.");
    assertThat(clipboard()).doesNotContain(open.adminToken());
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#notice-list");
  }

  /// The id that the server gave, as its words have it.
  private static String errorId(String words) {
    var found = Pattern.compile("\\(error ([\\w-]+)\\)").matcher(words);
    assertThat(found.find()).as(words).isTrue();
    return found.group(1);
  }

  @Test
  void aStripLeavesTheCursorWhereItIs() throws Exception {
    open.begin("Maya Okonkwo", false);
    open.awaitRows("#conversations", 1);
    Screen.run(() -> open.table("#conversations").getSelectionModel().select(0));
    screen.click("#place-server").click("#server-stop").awaits("#server-stopped");
    screen.click("#place-conversations").click("#conversations-filter");
    Screen.run(() ->
        open.table("#conversations").getContextMenu().getItems().stream()
            .filter(item -> "copy-address".equals(item.getId()))
            .forEach(MenuItem::fire));
    screen.awaits(".notice-strip.notice-error");
    assertThat(screen.text(".notice-strip .notice-words"))
        .isEqualTo("No link could be made. The server is stopped. Start it in the Server place.");
    assertThat(open.focused("#conversations-filter")).isTrue();
  }

  @Test
  void whatWasDeletedIsBroughtBackFromTheList() {
    screen.click("#views").click("#view-save-as").awaits("#view-name");
    screen.robot().write("Mine").type(KeyCode.ENTER);
    screen.awaitsText("#views .view-name", "Mine");
    screen.click("#views").click("#view-delete");
    screen.awaitsText(".notice-strip .notice-words", "The view “Mine” is deleted.");
    screen.awaitsText("#notices", "1").click("#notices");
    screen.awaitsText("#notices", "").awaitsNo(".notice-strip");
    screen.click("#notice-list #notice-undo").awaitsNo("#notice-list #notice-undo");
    screen.awaitsText("#views .view-name", "Mine");
  }

  @Test
  void findsPlacesViewsAndCommandsByTyping() {
    open.control(KeyCode.K);
    open.awaitFocus("#palette");
    assertThat(Screen.call(Names::missing)).isEmpty();
    screen.robot().write("audi").type(KeyCode.ENTER);
    screen.awaitsNo("#palette").awaits("#audit");

    open.control(KeyCode.K);
    open.awaitFocus("#palette");
    screen.robot().write("stuck").type(KeyCode.ENTER);
    screen.awaits("#conversations").awaitsText("#views .view-name", "Stuck: no answer for 5 min");

    open.control(KeyCode.F);
    open.awaitFocus("#conversations-filter");
    open.control(KeyCode.K);
    open.awaitFocus("#palette");
    screen.robot().write("theme").type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    screen.awaitsText("#theme-switch", "Theme: dark");
    open.awaitFocus("#conversations-filter");

    screen.click("#commands");
    open.awaitFocus("#palette");
    screen.robot().write("no such thing").type(KeyCode.ENTER, KeyCode.ESCAPE);
    screen.awaitsNo("#palette");
  }
}
