package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationQuery.Filter;
import io.surveyconsole.server.storage.ConversationQuery.Sought;
import io.surveyconsole.server.storage.words.Words;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How conversations are found, whatever database they are in.
public abstract class FindingContract {
  /// Looks often, so that a test need not wait.
  private static final TranscriptIndexer.Pace PACE =
      new TranscriptIndexer.Pace(10, 2_000, 2_000, 10_000, 5_000);

  @SuppressWarnings("NullAway.Init") // opened before each test
  private JdbcStore store;

  @SuppressWarnings("NullAway.Init")
  private Talk talk;

  /// The database of this test, the same at every call.
  protected abstract Engine engine();

  @BeforeEach
  void open() {
    store = JdbcStore.open(engine());
    store.indexTranscripts(PACE);
    talk = new Talk(store.customers(), store.surveys(), store.conversations());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<String> list(ConversationQuery query) {
    return store.conversations().list(query).stream().map(one -> one.id().value()).toList();
  }

  private List<String> list(Filter filter) {
    return list(new ConversationQuery(filter, null, null, 10));
  }

  private List<String> inRow(String text) {
    var parts = List.of(text.toLowerCase(Locale.ROOT).split(" "));
    return list(new ConversationQuery(Filter.NONE, new Sought.InRow(parts), null, 10));
  }

  private List<String> said(String text) {
    return said(text, Filter.NONE);
  }

  private List<String> said(String text, Filter filter) {
    await().atMost(Duration.ofSeconds(30)).until(() -> store.conversations().unindexed() == 0);
    var sought = new Sought.InTranscript(List.copyOf(Words.sought(text)));
    return list(new ConversationQuery(filter, sought, null, 10));
  }

  @Test
  void findsEveryWordInTheRowWherever() {
    talk.begin("aa").begin("bb", Talk.JOHN, "support", false, 1);
    assertThat(inRow("maya")).containsExactly("aa");
    assertThat(inRow("ABOUT john flavour BB")).containsExactly("bb");
    assertThat(inRow("example.com")).containsExactly("bb", "aa");
    assertThat(inRow("john ice")).isEmpty();
    assertThat(inRow("zz")).isEmpty();
    assertThat(inRow("ö.")).containsExactly("aa");
  }

  @Test
  void findsByTheBeginningsOfWhatWasSaid() {
    talk.begin("a").begin("b").begin("c");
    talk.say("a", "I like Chocolate").say("a", "and vanilla, a lot");
    talk.say("b", "chocolate-chip, please");
    talk.say("c", "hot-chocolate");
    assertThat(said("choc")).containsExactly("c", "b", "a");
    assertThat(said("CHOCOLATE vanil")).containsExactly("a");
    assertThat(said("chip choc")).containsExactly("b");
    assertThat(said("ocolate")).isEmpty();
    assertThat(said("chocolates")).isEmpty();
  }

  @Test
  void findsWhatRespondentsAndOperatorsSayAndNotWhatTheBotSays() {
    talk.begin("a").say("a", "pistachio").stepIn("a", "Take your time");
    assertThat(said("flavour")).isEmpty();
    assertThat(said("take pist")).containsExactly("a");
    assertThat(said("pistachio")).containsExactly("a");
  }

  @Test
  void findsWhatIsSaidLater() {
    talk.begin("a").say("a", "first");
    assertThat(said("first")).containsExactly("a");
    talk.say("a", "second first");
    assertThat(said("second first")).containsExactly("a");
  }

  @Test
  void keepsAccentsAndKnowsEveryCase() {
    talk.begin("a").say("a", "ÄPFEL im Café");
    talk.begin("b").say("b", "cafe");
    assertThat(said("äpf")).containsExactly("a");
    assertThat(said("CAFÉ")).containsExactly("a");
    assertThat(said("cafe\u0301")).containsExactly("a");
    assertThat(said("cafe")).containsExactly("b");
  }

  @Test
  void findsPartsOfTextWithoutSpaces() {
    talk.begin("a").say("a", "私はチョコレートが好きです");
    talk.begin("b").say("b", "我喜欢吃巧克力。");
    talk.begin("c").say("c", "ฉันชอบช็อกโกแลต");
    assertThat(said("チョコ")).containsExactly("a");
    assertThat(said("好")).containsExactly("a");
    assertThat(said("巧克力")).containsExactly("b");
    assertThat(said("力")).containsExactly("b");
    assertThat(said("克巧")).isEmpty();
    assertThat(said("ช็อกโก")).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "_",
        "!",
        "'",
        "\"",
        "' or '1'='1",
        "\\",
        "a%c",
        "!%",
        ":name",
        "?",
        "<some>"
      })
  void takesHostileTextForWhatItIs(String hostile) {
    talk.begin("abc").say("abc", "nothing of the kind");
    assertThat(inRow(hostile)).isEmpty();
    assertThat(said(hostile)).isEmpty();
    talk.begin("d").say("d", hostile + " zebra");
    assertThat(said("zebra")).containsExactly("d");
  }

  @Test
  void findsCharactersOfFourBytesAndWordsThatAreVeryLong() {
    String endless = "Ü".repeat(4_000);
    talk.begin("a").say("a", "love \uD83C\uDF66\uD83C\uDF66!").say("a", "𠮷野家");
    talk.begin("b").say("b", endless);
    assertThat(said("\uD83C\uDF66")).containsExactly("a");
    assertThat(said("𠮷野")).containsExactly("a");
    assertThat(said(endless)).containsExactly("b");
    assertThat(said("üü")).containsExactly("b");
  }

  @Test
  void filtersByAllThatIsAsked() {
    talk.begin("a", Talk.MAYA, "ice", false, 0).say("a", "choc", 100, Status.COMPLETED);
    talk.begin("b", Talk.JOHN, "ice", true, 10).say("b", "choc", 50, Status.ACTIVE);
    talk.begin("c", Talk.JOHN, "support", false, 20).say("c", "choc", 200, Status.COMPLETED);
    talk.begin("d", Talk.MAYA, "support", false, 30);
    var both = Set.of(new SurveyId("ice"), new SurveyId("support"));
    var all = Set.of(Status.values());
    var none = Filter.NONE;
    assertThat(list(none)).containsExactly("d", "c", "b", "a");
    assertThat(list(filter(all, both))).containsExactly("d", "c", "b", "a");
    assertThat(list(filter(Set.of(Status.COMPLETED), both))).containsExactly("c", "a");
    assertThat(list(filter(all, Set.of(new SurveyId("ice"))))).containsExactly("b", "a");
    var johns = new Filter(Set.of(), both, Talk.JOHN.id(), null, null, null, null);
    assertThat(list(johns)).containsExactly("c", "b");
    assertThat(list(new Filter(Set.of(), Set.of(), null, true, null, null, null)))
        .containsExactly("b");
    assertThat(list(new Filter(Set.of(), Set.of(), Talk.JOHN.id(), false, null, null, null)))
        .containsExactly("c");
    var since = Talk.NOW.plusSeconds(50);
    var before = Talk.NOW.plusSeconds(200);
    assertThat(list(new Filter(Set.of(), Set.of(), null, null, since, null, null)))
        .containsExactly("c", "b", "a");
    assertThat(list(new Filter(Set.of(), Set.of(), null, null, since, before, null)))
        .containsExactly("b", "a");
    var among = Set.of(new ConversationId("d"), new ConversationId("a"), new ConversationId("x"));
    assertThat(list(new Filter(Set.of(), Set.of(), null, null, null, null, among)))
        .containsExactly("d", "a");
    assertThat(list(new Filter(Set.of(), Set.of(), null, null, null, null, Set.of()))).isEmpty();
    assertThat(said("choc", filter(Set.of(Status.COMPLETED), both))).containsExactly("c", "a");
    assertThat(said("choc", johns)).containsExactly("c", "b");
  }

  private static Filter filter(Set<Status> statuses, Set<SurveyId> surveys) {
    return new Filter(statuses, surveys, null, null, null, null, null);
  }

  @Test
  void goesOnWhereAPageEndedWhileConversationsChange() {
    for (int i = 0; i < 20; i++) {
      talk.begin("c" + i, i % 2 == 0 ? Talk.MAYA : Talk.JOHN, "ice", false, i / 3);
      talk.say("c" + i, "choc");
    }
    var ids = new ArrayList<String>();
    assertThat(said("choc")).hasSize(10);
    ConversationQuery.Place place = null;
    for (int page = 0; page < 7; page++) {
      var sought = new Sought.InTranscript(List.of("choc"));
      List<Conversation> found =
          store.conversations().list(new ConversationQuery(Filter.NONE, sought, place, 3));
      found.forEach(one -> ids.add(one.id().value()));
      place = new ConversationQuery.Place(found.getLast().createdAt(), found.getLast().id());
      talk.say("c" + page, "chocolate again", 5_000 + page, Status.COMPLETED);
      talk.begin("later" + page, Talk.MAYA, "ice", false, 1_000 + page);
      talk.say("later" + page, "choc");
    }
    assertThat(ids).hasSize(20).doesNotHaveDuplicates().allMatch(id -> id.startsWith("c"));
  }

  @Test
  void findsWhatWasSaidBeforeThereWasAnIndex() {
    store.close();
    store = JdbcStore.open(engine()); // which looks at nothing
    var more = store.conversations();
    talk = talk.goOn(more);
    talk.begin("a").say("a", "chocolate");
    assertThat(
            more.list(
                new ConversationQuery(
                    Filter.NONE, new Sought.InTranscript(List.of("choc")), null, 10)))
        .isEmpty();
    store.close();
    store = JdbcStore.open(engine());
    store.indexTranscripts(PACE);
    assertThat(said("choc")).containsExactly("a");
  }
}
