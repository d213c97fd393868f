package io.surveyconsole.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.fx.Undo;
import io.surveyconsole.server.api.Problem;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesModelTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final NoticesModel model = new NoticesModel(() -> NOON, () -> "local-id");
  private final NoticeDetails details =
      new NoticeDetails(
          new Times(ZoneOffset.UTC), "1.2.3", () -> "http://op:secret@127.0.0.1:8000?token=abc");

  private static ApiException refused() {
    return ApiException.refused(
        new Problem("about:blank", "Not found", 404, "There is no such thing.", "ab12cd34", null));
  }

  private List<String> words() {
    return model.all().stream().map(Notice::words).toList();
  }

  private Notice newest() {
    return model.all().getFirst();
  }

  @Test
  void keepsWhatWasToldTheNewestFirst() {
    model.tell("one");
    model.warn("two");
    assertThat(words()).containsExactly("two", "one");
    assertThat(newest().kind()).isEqualTo(Notice.Kind.WARNING);
    assertThat(newest().at()).isEqualTo(NOON);
  }

  @Test
  void keepsNoMoreThanAnybodyReads() {
    for (int number = 0; number < NoticesModel.KEPT + 50; number++) {
      model.tell("note " + number);
    }
    assertThat(model.all()).hasSize(NoticesModel.KEPT);
    assertThat(words()).startsWith("note " + (NoticesModel.KEPT + 49)).endsWith("note 50");
    assertThat(model.strips()).hasSize(NoticesModel.AT_ONCE);
  }

  @Test
  void carriesTheErrorIdOfTheServer() {
    model.fail("No link could be made", refused());
    assertThat(newest().errorId()).isEqualTo("ab12cd34");
    assertThat(newest().words())
        .contains("No link could be made", "There is no such thing.", "ab12cd34");
  }

  @Test
  void givesAFailureOfItsOwnAnIdToo() {
    model.fail("The file could not be written", new AccessDeniedException("/x"));
    assertThat(newest().errorId()).isEqualTo("local-id");
    assertThat(newest().words()).isEqualTo("The file could not be written. it is not allowed");
  }

  @Test
  void detailsHoldWhatAHelperNeedsAndNoSecret() {
    model.fail("No link could be made", refused());
    assertThat(details.of(newest()))
        .isEqualTo(
            """
            No link could be made. Not found: There is no such thing. (error ab12cd34)
            Error: ab12cd34
            Time: 2026-11-22T12:00:00Z · 22 Nov 2026, 12:00:00
            Survey Console: 1.2.3
            Server: http://***@127.0.0.1:8000?token=***
            Cause: io.surveyconsole.desktop.backend.ApiException
            """);
  }

  @Test
  void hidesATokenThatHasGotIntoTheWords() {
    model.warn("GET ws://host/ws/1?token=s3cr3t&x=1 failed, Authorization: Bearer abc.def-1");
    assertThat(newest().words())
        .isEqualTo("GET ws://host/ws/1?token=***&x=1 failed, Authorization: Bearer ***");
  }

  @Test
  void showsHostileTextWithoutItsTricks() {
    model.tell("The view “\u202Etxt\n” is deleted.");
    assertThat(newest().words()).isEqualTo("The view “‹U+202E›txt ” is deleted.");
  }

  @Test
  void countsWhatNobodyHasRead() {
    model.tell("one");
    model.tell("two");
    assertThat(model.unreadProperty().get()).isEqualTo(2);
    model.read(true);
    assertThat(model.unreadProperty().get()).isZero();
    assertThat(model.strips()).isEmpty();
    model.tell("while it is open");
    model.read(false);
    assertThat(model.unreadProperty().get()).isZero();
    assertThat(model.all()).hasSize(3);
  }

  @Test
  void whatIsPutAwayCanBeReadAgain() {
    model.tell("one");
    model.putAway(newest());
    assertThat(model.strips()).isEmpty();
    assertThat(words()).containsExactly("one");
  }

  @Test
  void takesBackOnceAtMost() {
    var done = new ArrayList<String>();
    var undo = new Undo(() -> done.add("back"));
    model.tell("deleted", undo);
    undo.run();
    undo.run();
    assertThat(done).containsExactly("back");
    assertThat(undo.possibleProperty().get()).isFalse();
  }
}
