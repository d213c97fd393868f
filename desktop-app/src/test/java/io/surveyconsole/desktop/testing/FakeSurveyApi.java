package io.surveyconsole.desktop.testing;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.backend.SurveyDefinition;
import io.surveyconsole.desktop.backend.SurveyEntry;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.AnsweredView;
import io.surveyconsole.server.api.AuditEntryView;
import io.surveyconsole.server.api.BroadcastSent;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.ConversationPage;
import io.surveyconsole.server.api.ConversationView;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.NewAdminToken;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.api.OpenQuestion;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.StepTaken;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A server that lives in a few lists and remembers what it was asked.
public final class FakeSurveyApi implements SurveyApi {
  public final List<SurveyEntry> surveys = new ArrayList<>();
  public final List<Customer> customers = new ArrayList<>();
  public final List<MessageView> messages = new ArrayList<>();
  public final Map<String, String> answers = new LinkedHashMap<>();
  public final Map<String, AnsweredView> answered = new LinkedHashMap<>();

  /// What every survey asks.
  public @Nullable SurveyDefinition definition;

  public final List<AdminTokenView> tokens = new ArrayList<>();

  /// The newest first.
  public final List<AuditEntryView> audit = new ArrayList<>();

  public final List<ConnectionView> connections = new ArrayList<>();

  /// The question that every conversation waits for; null in one that is over.
  public @Nullable OpenQuestion open = new OpenQuestion("q1", "Which flavour?");

  /// What comes of a broadcast.
  public BroadcastSent sent = new BroadcastSent(0, 0, 0);

  public final List<String> calls = new ArrayList<>();

  /// While set, every call fails.
  public boolean broken;

  /// While set, what concerns operators is refused with it.
  public @Nullable ApiException refusal;

  /// While set, the exported file in place of the one that is made of the log.
  public @Nullable String csv;

  /// So many bytes of the exported file arrive before the line breaks.
  public int csvBreaksAfter = Integer.MAX_VALUE;

  /// A refusal as the server sends it.
  public static ApiException refusal(int status, String detail, Problem.FieldError... errors) {
    return ApiException.refused(
        new Problem("about:blank", "Refused", status, detail, "e-1", List.of(errors)));
  }

  /// What is found, one answer after the other.
  public final Deque<ConversationPage> pages = new ArrayDeque<>();

  @Override
  public List<SurveyEntry> surveys() {
    called("surveys");
    return List.copyOf(surveys);
  }

  @Override
  public List<Customer> customers() {
    called("customers");
    return List.copyOf(customers);
  }

  @Override
  public Customer add(NewCustomer customer) {
    called("add " + customer.name() + " " + customer.email());
    var added =
        new Customer(
            Objects.requireNonNullElse(customer.id(), "new"), customer.name(), customer.email());
    customers.add(added);
    return added;
  }

  @Override
  public ConversationCreated begin(NewConversation conversation) {
    called(
        "begin "
            + conversation.surveyId()
            + " with "
            + conversation.customerId()
            + (Boolean.TRUE.equals(conversation.test()) ? " as a test" : ""));
    return new ConversationCreated("c-1", new Secret("token of c-1"), "ws://127.0.0.1:8000/ws/c-1");
  }

  @Override
  public TokenIssued issueToken(String conversationId) {
    called("token of " + conversationId);
    return new TokenIssued(new Secret("token of " + conversationId), Instant.EPOCH);
  }

  @Override
  public List<MessageView> messagesAfter(String conversationId, long afterSeq, int limit) {
    called("messages of " + conversationId + " after " + afterSeq);
    return messages.stream().filter(message -> message.seq() > afterSeq).limit(limit).toList();
  }

  @Override
  public List<MessageView> messagesBefore(String conversationId, long beforeSeq, int limit) {
    called(
        "messages of "
            + conversationId
            + " before "
            + (beforeSeq == Long.MAX_VALUE ? "the end" : beforeSeq));
    var before = messages.stream().filter(message -> message.seq() < beforeSeq).toList();
    return before.subList(Math.max(0, before.size() - limit), before.size());
  }

  @Override
  public SurveyDefinition survey(String surveyId, int version) {
    called("survey " + surveyId + " version " + version);
    return Objects.requireNonNull(definition);
  }

  @Override
  public void close(String connectionId, String reason) {
    called("close " + connectionId + ": " + reason);
  }

  @Override
  public ConversationView conversation(String conversationId) throws ApiException {
    guarded("conversation " + conversationId);
    return new ConversationView(
        conversationId,
        "1",
        "1",
        answers.size(),
        Map.copyOf(answers),
        Map.copyOf(answered),
        List.of(),
        open == null ? "completed" : "active",
        Samples.NOON,
        Samples.NOON,
        open);
  }

  @Override
  public ConversationPage find(String words, boolean inTranscripts, @Nullable String cursor)
      throws ApiException {
    guarded("find " + words + (inTranscripts ? " in transcripts" : "") + " after " + cursor);
    return pages.isEmpty() ? new ConversationPage(List.of(), null, null) : pages.removeFirst();
  }

  @Override
  public List<ConnectionView> connectionsOf(String conversationId) {
    called("connections of " + conversationId);
    return List.of();
  }

  @Override
  public List<ConnectionView> connections() throws ApiException {
    guarded("connections");
    return List.copyOf(connections);
  }

  @Override
  public StepTaken sayAsBot(String conversationId, String words) throws ApiException {
    return step("say in " + conversationId + ": " + words, "active");
  }

  @Override
  public StepTaken repeatQuestion(String conversationId) throws ApiException {
    return step("repeat in " + conversationId, "active");
  }

  @Override
  public StepTaken skipQuestion(String conversationId, String questionId) throws ApiException {
    return step("skip " + questionId + " in " + conversationId, "active");
  }

  @Override
  public StepTaken endConversation(String conversationId, String words) throws ApiException {
    return step("end " + conversationId + ": " + words, "ended");
  }

  @Override
  public StepTaken reopenConversation(String conversationId) throws ApiException {
    return step("reopen " + conversationId, "active");
  }

  private StepTaken step(String call, String status) throws ApiException {
    guarded(call);
    return new StepTaken(messages.size() + 1L, status);
  }

  @Override
  public BroadcastSent broadcast(String words) throws ApiException {
    guarded("broadcast: " + words);
    return sent;
  }

  @Override
  public int closeAll(String conversationId, String reason) {
    called("close all of " + conversationId + ": " + reason);
    return 2;
  }

  @Override
  public List<AdminTokenView> adminTokens() throws ApiException {
    guarded("tokens");
    return List.copyOf(tokens);
  }

  @Override
  public AdminTokenMade makeAdminToken(NewAdminToken token) throws ApiException {
    guarded("make " + token.name() + " to " + token.scope());
    tokens.add(new AdminTokenView(token.name(), token.scope(), Samples.NOON, null));
    return new AdminTokenMade(token.name(), token.scope(), new Secret("secret of " + token.name()));
  }

  @Override
  public void revokeAdminToken(String name) throws ApiException {
    guarded("revoke " + name);
    tokens.removeIf(token -> token.name().equals(name));
  }

  @Override
  public List<AuditEntryView> audit(long before, int limit) throws ApiException {
    guarded("audit before " + (before == Long.MAX_VALUE ? "now" : before) + " limit " + limit);
    return audit.stream().filter(entry -> entry.number() < before).limit(limit).toList();
  }

  @Override
  public InputStream auditCsv() throws ApiException {
    guarded("csv");
    String whole =
        audit.stream()
            .map(entry -> entry.number() + "," + entry.who() + "," + entry.status() + "\r\n")
            .collect(Collectors.joining("", "number,who,status\r\n", ""));
    var bytes = Objects.requireNonNullElse(csv, whole).getBytes(StandardCharsets.UTF_8);
    return bytes.length <= csvBreaksAfter
        ? new ByteArrayInputStream(bytes)
        : new BrokenStream(Arrays.copyOf(bytes, csvBreaksAfter));
  }

  private static final class BrokenStream extends FilterInputStream {
    private BrokenStream(byte[] arrived) {
      super(new ByteArrayInputStream(arrived));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read < 0) {
        throw new IOException("the line broke");
      }
      return read;
    }
  }

  private void guarded(String call) throws ApiException {
    called(call);
    if (refusal != null) {
      throw refusal;
    }
  }

  private void called(String call) {
    calls.add(call);
    if (broken) {
      throw new IllegalStateException("the line is dead");
    }
  }
}
