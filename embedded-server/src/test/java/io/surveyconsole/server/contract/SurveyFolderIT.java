package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@ContractTest
class SurveyFolderIT {
  @Test
  void loadsAFileThatIsDroppedIn(RunningServer server) throws Exception {
    drop(server, "new.json", Definition.ofTexts("new", 2).json());
    Patience.until(() -> server.http().get("/surveys/new").is(200));
    assertThat(server.http().get("/conversations/" + server.begin("new")).is(200)).isNotEmpty();
  }

  @Test
  void loadsAFileAgainWhenItChanges(RunningServer server) throws Exception {
    drop(server, "new.json", Definition.ofTexts("new", 1).json());
    Patience.until(() -> server.http().get("/surveys/new").is(200));
    drop(server, "new.json", Definition.ofTexts("new", 3).json());
    Patience.until(() ->
        assertThat(server.http().get("/surveys/new").is(200).path("version").intValue())
            .isEqualTo(2));
  }

  @Test
  void leavesTheVersionInForceWhenTheFileBecomesInvalid(RunningServer server) throws Exception {
    drop(server, "new.json", Definition.ofTexts("new", 1).json());
    Patience.until(() -> server.http().get("/surveys/new").is(200));
    drop(server, "new.json", "{\"id\":\"new\",\"name\":");
    afterItHasLooked(server);
    server.http().get("/surveys/new").is(200);

    server.stop();
    server.startAgain();
    server.http().get("/surveys/1").is(200);
  }

  @Test
  void leavesTheVersionInForceOverARestartToo(RunningServer server) throws Exception {
    drop(server, "new.json", Definition.ofTexts("new", 1).json());
    Patience.until(() -> server.http().get("/surveys/new").is(200));
    drop(server, "new.json", "{\"id\":\"new\",\"name\":\"\",\"questions\":[]}");
    server.stop();
    server.startAgain();
    assertThat(server.http().get("/surveys/new").is(200).path("questions")).hasSize(1);
  }

  @Test
  void withdrawsASurveyWhoseFileIsRemovedAndLetsItsConversationsFinish(RunningServer server)
      throws Exception {
    drop(server, "new.json", Definition.ofTexts("new", 2).json());
    Patience.until(() -> server.http().get("/surveys/new").is(200));
    String id = server.begin("new");
    var client = server.join(id);
    client.answer("one");
    client.expect("message");

    Files.delete(server.surveys().resolve("new.json"));
    Patience.until(() -> server.http().get("/surveys/new").problem(404));
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"new\"}")
        .problem(404);
    client.answer("two");
    client.expectAll("message", "completed");
    client.expectClose(1000);
  }

  @Test
  void loadsNeitherOfTwoFilesWithOneId(RunningServer server) throws Exception {
    drop(server, "both.txt", Definition.ofTexts("twin", 1).json());
    drop(server, "second.txt", Definition.ofTexts("twin", 2).json());
    server.stop();
    rename(server, "both.txt", "both.json");
    rename(server, "second.txt", "second.json");
    server.startAgain();
    server.http().get("/surveys/twin").problem(404);

    Files.delete(server.surveys().resolve("second.json"));
    Patience.until(
        () -> assertThat(server.http().get("/surveys/twin").is(200).path("questions")).hasSize(1));
  }

  @Test
  void doesNotLetASecondFileReplaceTheSurveyInForce(RunningServer server) throws Exception {
    drop(server, "first.json", Definition.ofTexts("twin", 1).json());
    Patience.until(() -> server.http().get("/surveys/twin").is(200));
    drop(server, "another.json", Definition.ofTexts("twin", 5).json());
    afterItHasLooked(server);
    var answer = server.http().get("/surveys/twin");
    if (answer.status() == 200) {
      assertThat(answer.json().path("questions")).hasSize(1);
    } else {
      answer.problem(404);
    }
  }

  @Test
  void seedsANewFolder(RunningServer server) {
    assertThat(server.surveys().resolve("1.json")).exists();
  }

  @Test
  void doesNotBringBackWhatWasRemoved(RunningServer server) throws Exception {
    Files.delete(server.surveys().resolve("1.json"));
    server.stop();
    server.startAgain();
    server.http().get("/surveys/1").problem(404);
    assertThat(server.surveys().resolve("1.json")).doesNotExist();
  }

  /// A file that is dropped in later has been seen, so has all that came before it.
  private static void afterItHasLooked(RunningServer server) throws Exception {
    drop(server, "zz-marker.json", Definition.ofTexts("marker", 1).json());
    Patience.until(() -> server.http().get("/surveys/marker").is(200));
  }

  private static void drop(RunningServer server, String name, String text) throws Exception {
    Path fresh = server.folder().resolve(name + ".fresh");
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        server.surveys().resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void rename(RunningServer server, String from, String to) throws Exception {
    Files.move(server.surveys().resolve(from), server.surveys().resolve(to));
  }
}
