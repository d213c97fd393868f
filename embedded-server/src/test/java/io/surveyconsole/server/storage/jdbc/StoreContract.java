package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.conversation.MessagePages;
import io.surveyconsole.server.model.AdminToken;
import io.surveyconsole.server.model.AnsweredAt;
import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.Intervention;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store must do, whatever database it keeps everything in.
public abstract class StoreContract {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final SurveyVersion.Key SURVEY = new SurveyVersion.Key(new SurveyId("s"), 1);
  private static final Customer MAYA =
      new Customer(new CustomerId("m"), "Maya 100%_!", "maya@example.com");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Store store;

  /// The database of this test, the same at every call.
  protected abstract Engine engine();

  @BeforeEach
  void open() {
    store = JdbcStore.open(engine());
    store.customers().add(MAYA);
    store.surveys().publish(new SurveyStore.Stored(SURVEY, "Survey", "{\"id\":\"s\"}", NOW));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Conversation conversation(String id, Instant created) {
    return new Conversation(
        new ConversationId(id),
        MAYA,
        SURVEY,
        "Survey",
        false,
        Status.ACTIVE,
        0,
        2,
        1,
        Sender.BOT,
        "Hello",
        created,
        created,
        null);
  }

  private Conversation begin(String id, Instant created) {
    var conversation = conversation(id, created);
    store
        .conversations()
        .begin(
            conversation,
            new Message(1, Sender.BOT, "Hello", created, null),
            token("first of " + id, id));
    return conversation;
  }

  private static RespondentToken token(String token, String conversation) {
    return new RespondentToken(
        TokenHash.of(token), new ConversationId(conversation), NOW.plusSeconds(3_600));
  }

  private static Step step(
      Conversation before,
      String content,
      @Nullable String clientId,
      Step.@Nullable Answered answered) {
    long seq = before.lastSeq() + 1;
    var said = new Message(seq, Sender.USER, content, NOW.plusSeconds(seq), clientId);
    var reply = new Message(seq + 1, Sender.BOT, "Next " + seq, NOW.plusSeconds(seq), null);
    var after =
        new Conversation(
            before.id(),
            before.customer(),
            before.survey(),
            before.surveyName(),
            before.test(),
            Status.COMPLETED,
            2,
            2,
            seq + 1,
            Sender.BOT,
            "Next " + seq,
            before.createdAt(),
            NOW.plusSeconds(seq),
            NOW.plusSeconds(seq));
    return new Step(after, said, reply, answered);
  }

  @Test
  void givesBackWhatWasStoredEvenAfterItWasOpenedAgain() {
    var before = begin("a", NOW);
    var question = new QuestionId("q1");
    String hostile = "<b>\u202e\uD83C\uDF66\u0007' OR 1=1 --\u2028";
    var first = step(before, hostile, "c1", new Step.Answered(question, new Answer.Text(hostile)));
    store.conversations().append(first);
    var second =
        step(
            first.after(),
            "2",
            null,
            new Step.Answered(new QuestionId("q2"), new Answer.Chosen(new OptionId("two"))));
    store.conversations().append(second);

    store.close();
    store = JdbcStore.open(engine());

    assertThat(store.isNew()).isFalse();
    assertThat(store.conversations().find(before.id())).contains(second.after());
    assertThat(store.conversations().messages(before.id(), 0, Long.MAX_VALUE))
        .containsExactly(
            new Message(1, Sender.BOT, "Hello", NOW, null),
            first.said(),
            first.reply(),
            second.said(),
            second.reply());
    assertThat(store.conversations().messages(before.id(), 3, Long.MAX_VALUE))
        .containsExactly(second.said(), second.reply());
    assertThat(store.conversations().answers(before.id(), Long.MAX_VALUE).answers())
        .containsExactly(
            Map.entry(question, new Answer.Text(hostile)),
            Map.entry(new QuestionId("q2"), new Answer.Chosen(new OptionId("two"))));
    assertThat(store.conversations().messageByClientId(before.id(), "c1")).contains(first.said());
    assertThat(store.conversations().clientMessageIds(before.id(), 10)).containsExactly("c1");
  }

  @Test
  void pagesThroughALongConversationBothWays() {
    var before = begin("a", NOW);
    Conversation at = before;
    for (int turn = 0; turn < 130; turn++) {
      var step = step(at, "said " + turn, null, null);
      store.conversations().append(step);
      at = step.after();
    }
    long last = at.lastSeq();
    List<Message> whole = store.conversations().messages(before.id(), 0, last);
    assertThat(whole).hasSize(261);
    var pages = new MessagePages(store.conversations());
    for (int limit : new int[] {1, 7, 50, 100, 101, 1000}) {
      var backwards = new ArrayList<Message>();
      List<Message> page = pages.before(before.id(), Long.MAX_VALUE, last, limit);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(limit);
        backwards.addAll(0, page);
        page = pages.before(before.id(), page.getFirst().seq(), last, limit);
      }
      assertThat(backwards).as("backwards by " + limit).isEqualTo(whole);
      var forwards = new ArrayList<Message>();
      page = pages.after(before.id(), 0, last, limit);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(limit);
        forwards.addAll(page);
        page = pages.after(before.id(), page.getLast().seq(), last, limit);
      }
      assertThat(forwards).as("forwards by " + limit).isEqualTo(whole);
    }
  }

  @Test
  void endsAPageThatIsBigButAlwaysGoesOn() {
    var before = begin("a", NOW);
    String big = "x".repeat(1_500_000);
    var first = step(before, big, null, null);
    store.conversations().append(first);
    var second = step(first.after(), big, null, null);
    store.conversations().append(second);
    var pages = new MessagePages(store.conversations());
    long last = second.after().lastSeq();
    assertThat(pages.before(before.id(), Long.MAX_VALUE, last, 100))
        .containsExactly(first.reply(), second.said(), second.reply());
    assertThat(pages.before(before.id(), 3, last, 100)).hasSize(2).endsWith(first.said());
    assertThat(pages.after(before.id(), 0, last, 100)).hasSize(3).endsWith(first.reply());
    assertThat(pages.after(before.id(), 3, last, 100))
        .containsExactly(second.said(), second.reply());
  }

  @Test
  void knowsWhereAndWhenEachAnswerWasGiven() {
    var before = begin("a", NOW);
    var question = new QuestionId("q1");
    var first = step(before, "no answer", null, null);
    store.conversations().append(first);
    var second =
        step(first.after(), "an answer", null, new Step.Answered(question, new Answer.Text("x")));
    store.conversations().append(second);
    assertThat(store.conversations().answered(before.id(), Long.MAX_VALUE))
        .containsExactly(Map.entry(question, new AnsweredAt(4, NOW.plusSeconds(4))));
    assertThat(store.conversations().answered(before.id(), 3)).isEmpty();
    assertThat(store.conversations().answered(new ConversationId("nosuch"), 9)).isEmpty();
  }

  @Test
  void refusesASecondMessageInOnePlaceOrWithOneClientsId() {
    var before = begin("a", NOW);
    var other = begin("b", NOW);
    var first = step(before, "1", "c1", null);
    store.conversations().append(first);
    assertThatThrownBy(() -> store.conversations().append(step(before, "again", "c2", null)))
        .isInstanceOf(DuplicateException.class);
    assertThatThrownBy(() -> store.conversations().append(step(first.after(), "1", "c1", null)))
        .isInstanceOf(DuplicateException.class);
    store.conversations().append(step(other, "1", "c1", null));
    assertThat(store.conversations().messages(before.id(), 0, Long.MAX_VALUE)).hasSize(3);
    assertThat(store.conversations().messages(other.id(), 0, Long.MAX_VALUE)).hasSize(3);
  }

  @Test
  void keepsWhatAnOperatorDidAndWhichQuestionWasSkipped() {
    var before = begin("a", NOW);
    var skipped = intervention(before, OperatorStep.Kind.SKIPPED, Status.ACTIVE, "q1");
    store.conversations().append(skipped);
    var answered =
        step(
            skipped.after(),
            "words",
            "c1",
            new Step.Answered(new QuestionId("q2"), new Answer.Text("words")));
    store.conversations().append(answered);
    var other = begin("b", NOW);
    var ended = intervention(other, OperatorStep.Kind.ENDED, Status.ENDED, null);
    store.conversations().append(ended);

    store.close();
    store = JdbcStore.open(engine());

    assertThat(store.conversations().messages(before.id(), 1, Long.MAX_VALUE))
        .containsExactly(skipped.message(), answered.said(), answered.reply());
    assertThat(store.conversations().answers(before.id(), Long.MAX_VALUE).answers())
        .containsExactly(
            Map.entry(new QuestionId("q1"), new Answer.Skipped()),
            Map.entry(new QuestionId("q2"), new Answer.Text("words")));
    assertThat(store.conversations().answers(before.id(), 2).answers())
        .containsExactly(Map.entry(new QuestionId("q1"), new Answer.Skipped()));
    assertThat(store.conversations().find(other.id())).contains(ended.after());
    assertThat(store.conversations().messages(other.id(), 1, Long.MAX_VALUE))
        .containsExactly(ended.message());
    assertThat(store.conversations().activeOf(MAYA.id())).isEmpty();
    assertThat(
            store
                .conversations()
                .list(
                    new ConversationQuery(
                        ConversationQuery.Filter.of(Status.ENDED, null), null, null, 10)))
        .containsExactly(ended.after());
  }

  @Test
  void refusesAStepWhereSomethingElseWasSaid() {
    var before = begin("a", NOW);
    store.conversations().append(step(before, "1", "c1", null));
    var late = intervention(before, OperatorStep.Kind.ENDED, Status.ENDED, null);
    assertThatThrownBy(() -> store.conversations().append(late))
        .isInstanceOf(DuplicateException.class);
    assertThat(store.conversations().find(before.id()).orElseThrow().status())
        .isEqualTo(Status.COMPLETED);
  }

  private static Intervention intervention(
      Conversation before, OperatorStep.Kind kind, Status status, @Nullable String skipped) {
    long seq = before.lastSeq() + 1;
    var message =
        new Message(
            seq,
            Sender.BOT,
            "Step " + seq,
            NOW.plusSeconds(seq),
            null,
            new OperatorStep("Maya's token", kind));
    return new Intervention(
        before.with(message, status, before.questionIndex()),
        message,
        skipped == null ? null : new QuestionId(skipped));
  }

  @Test
  void listsNewestFirstAndGoesOnBehindAPlace() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 25; i++) {
      begin("c" + i, NOW.plusSeconds(i / 3)); // some at the same instant
    }
    ConversationQuery.Place place = null;
    while (true) {
      List<Conversation> page =
          store
              .conversations()
              .list(new ConversationQuery(ConversationQuery.Filter.NONE, null, place, 4));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(one -> ids.add(one.id().value()));
      place = new ConversationQuery.Place(page.getLast().createdAt(), page.getLast().id());
    }
    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    assertThat(ids.getFirst()).isEqualTo("c24");
    assertThat(store.conversations().count()).isEqualTo(25);
  }

  @Test
  void findsTextLiterallyWhateverItsCase() {
    begin("abc", NOW);
    assertThat(search("MAYA 100%_!")).hasSize(1);
    assertThat(search("ABC")).hasSize(1);
    assertThat(search("hell")).hasSize(1);
    assertThat(search("a%c")).isEmpty();
    assertThat(search("a_c")).isEmpty();
    assertThat(search("' or '1'='1")).isEmpty();
  }

  private List<Conversation> search(String text) {
    return store
        .conversations()
        .list(
            new ConversationQuery(
                ConversationQuery.Filter.NONE,
                new ConversationQuery.Sought.InRow(
                    List.of(text.toLowerCase(Locale.ROOT).split(" "))),
                null,
                10));
  }

  @Test
  void removesOnlyRespondentsWithoutConversations() {
    begin("a", NOW);
    store.customers().add(new Customer(new CustomerId("x"), "X", "x@example.com"));
    assertThat(store.customers().remove(MAYA.id())).isEqualTo(CustomerStore.Removal.IN_USE);
    assertThat(store.customers().remove(new CustomerId("x")))
        .isEqualTo(CustomerStore.Removal.REMOVED);
    assertThat(store.customers().remove(new CustomerId("x")))
        .isEqualTo(CustomerStore.Removal.UNKNOWN);
    assertThatThrownBy(() -> store.customers().add(MAYA)).isInstanceOf(DuplicateException.class);
    assertThat(store.customers().all()).containsExactly(MAYA);
  }

  @Test
  void keepsARespondentsTokensUntilAllOfTheConversationAreRemoved() {
    begin("c", NOW);
    begin("other", NOW);
    var second = token("second of c", "c");
    assertThat(store.tokens().add(second)).isTrue();
    assertThat(store.tokens().add(token("of nobody", "unknown"))).isFalse();
    store.close();
    store = JdbcStore.open(engine());
    assertThat(store.tokens().find(TokenHash.of("first of c"))).contains(token("first of c", "c"));
    assertThat(store.tokens().find(TokenHash.of("second of c"))).contains(second);
    assertThat(store.tokens().find(TokenHash.of("of nobody"))).isEmpty();
    assertThat(store.tokens().removeAll(new ConversationId("c"))).isEqualTo(2);
    assertThat(store.tokens().removeAll(new ConversationId("unknown"))).isZero();
    assertThat(store.tokens().find(TokenHash.of("second of c"))).isEmpty();
    assertThat(store.tokens().find(TokenHash.of("first of other"))).isPresent();
  }

  @Test
  void keepsOperatorsTokensByName() {
    var script = new AdminToken("script", TokenHash.of("a"), Scope.READ, NOW, null);
    var maya = new AdminToken("Maya", TokenHash.of("b"), Scope.OPERATE, NOW, null);
    store.adminTokens().add(script);
    store.adminTokens().add(maya);
    assertThatThrownBy(() ->
            store
                .adminTokens()
                .add(new AdminToken("Maya", TokenHash.of("c"), Scope.READ, NOW, null)))
        .isInstanceOf(DuplicateException.class);
    store.adminTokens().noteUses(Map.of("Maya", NOW.plusSeconds(60), "gone", NOW));
    assertThat(store.adminTokens().remove("script")).isTrue();
    assertThat(store.adminTokens().remove("script")).isFalse();
    store.close();
    store = JdbcStore.open(engine());
    assertThat(store.adminTokens().all()).containsExactly(maya.usedAt(NOW.plusSeconds(60)));
  }

  @Test
  void keepsTheAuditLogInItsOrder() {
    for (int i = 1; i <= 5; i++) {
      store
          .audit()
          .add(new AuditEntry(0, NOW.plusSeconds(i), "maya", "192.0.2.1", "POST /x", "t" + i, 201));
    }
    store.close();
    store = JdbcStore.open(engine());
    List<AuditEntry> newest = store.audit().newest(Long.MAX_VALUE, 2);
    assertThat(newest).extracting(AuditEntry::target).containsExactly("t5", "t4");
    assertThat(newest.getFirst().at()).isEqualTo(NOW.plusSeconds(5));
    assertThat(store.audit().newest(newest.getLast().number(), 10))
        .extracting(AuditEntry::target)
        .containsExactly("t3", "t2", "t1");
  }

  private static EndedConnection ended(String id, String conversation, Instant closed) {
    return new EndedConnection(
        new ConnectionId(id),
        new ConversationId(conversation),
        MAYA.name(),
        "Survey",
        false,
        "192.0.2.1:4711",
        null,
        true,
        2,
        NOW,
        NOW.plusSeconds(1),
        null,
        3,
        4,
        5,
        6,
        closed,
        4403,
        "Enough \u202e");
  }

  private static List<String> ids(List<EndedConnection> found) {
    return found.stream().map(one -> one.id().value()).toList();
  }

  @Test
  void keepsTheRecordOfConnections() {
    begin("a", NOW);
    begin("b", NOW);
    var first = ended("k1", "a", NOW.plusSeconds(10));
    store.connections().add(List.of());
    store.connections().add(List.of(first, ended("k2", "b", NOW.plusSeconds(20))));
    store.close();
    store = JdbcStore.open(engine());
    store.connections().add(List.of(ended("k3", "a", NOW.plusSeconds(30))));
    assertThat(store.connections().of(new ConversationId("a"), 10))
        .containsExactly(ended("k3", "a", NOW.plusSeconds(30)), first);
    assertThat(ids(store.connections().of(new ConversationId("a"), 1))).containsExactly("k3");
    assertThat(store.connections().of(new ConversationId("unknown"), 10)).isEmpty();
    assertThat(ids(store.connections().newest(NOW.plusSeconds(20), 10)))
        .containsExactly("k3", "k2");
    assertThat(ids(store.connections().newest(NOW, 1))).containsExactly("k3");
  }

  @Test
  void recordsAConnectionOnceAndNoneOfAConversationThatIsNot() {
    begin("a", NOW);
    var first = ended("k1", "a", NOW);
    store.connections().add(List.of(first));
    store.connections().add(List.of(first, ended("k2", "unknown", NOW), ended("k3", "a", NOW)));
    assertThat(ids(store.connections().newest(NOW, 10))).containsExactly("k3", "k1");
  }

  @Test
  void removesTheOldestConnectionsFirstAndAFewAtATime() {
    begin("a", NOW);
    List<EndedConnection> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(ended("k" + i, "a", NOW.plusSeconds(i / 4))); // some at the same instant
    }
    store.connections().add(many);
    Instant before = NOW.plusSeconds(2);
    assertThat(store.connections().removeOldest(before, 3)).isEqualTo(3);
    assertThat(ids(store.connections().newest(NOW, 10)))
        .containsExactly("k8", "k7", "k6", "k5", "k4", "k3");
    assertThat(store.connections().removeOldest(before, 10)).isEqualTo(5);
    assertThat(store.connections().removeOldest(before, 10)).isZero();
    store.close();
    store = JdbcStore.open(engine());
    assertThat(ids(store.connections().newest(NOW, 10))).containsExactly("k8");
  }
}
