package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the test chat shows and what can be done in it. Confined to the executor of its
/// [ChatParts].
final class ChatModel implements ChatListener, AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);

  private final ChatParts parts;
  private final ChatBackend backend;
  private final Tasks tasks;

  private final ObservableList<ChatLine> lines = FXCollections.observableArrayList();
  private final ObservableList<WireFrame> frames = FXCollections.observableArrayList();
  private final Transcript transcript = new Transcript(lines);
  private final WireLog wire;

  private final ObservableList<ServerMessage.Option> options = FXCollections.observableArrayList();
  private final ObservableList<@Nullable SurveyChoice> surveys =
      FXCollections.observableArrayList();

  // An unmodifiable list hears of changes weakly: made anew for every caller it would fall silent
  // as soon as nobody holds it, with all who listen to it.
  private final ObservableList<ChatLine> shownLines =
      FXCollections.unmodifiableObservableList(lines);
  private final ObservableList<WireFrame> shownFrames =
      FXCollections.unmodifiableObservableList(frames);
  private final ObservableList<ServerMessage.Option> shownOptions =
      FXCollections.unmodifiableObservableList(options);
  private final ObservableList<@Nullable SurveyChoice> shownSurveys =
      FXCollections.unmodifiableObservableList(surveys);

  private final ObjectProperty<@Nullable SurveyChoice> survey =
      new SimpleObjectProperty<>(this, "survey");
  private final StringProperty draft = new SimpleStringProperty(this, "draft", "");
  private final ReadOnlyObjectWrapper<ChatState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new ChatState.Idle());
  private final ReadOnlyObjectWrapper<Duration> remaining =
      new ReadOnlyObjectWrapper<>(this, "remaining", Duration.ZERO);
  private final ReadOnlyStringWrapper conversation =
      new ReadOnlyStringWrapper(this, "conversation", "");
  private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper(this, "subject", "");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyBooleanWrapper real = new ReadOnlyBooleanWrapper(this, "real");
  private final ReadOnlyBooleanWrapper beginning = new ReadOnlyBooleanWrapper(this, "beginning");

  private String surveyId = "";

  /// Tells an answer for the conversation that is open from one for an earlier one.
  private int visit;

  private @Nullable ChatSession session;

  ChatModel(ChatParts parts, ChatBackend backend, Tasks tasks) {
    this.parts = parts;
    this.backend = backend;
    this.tasks = tasks;
    this.wire = new WireLog(frames, parts.clock());
    backend
        .latestTests()
        .addListener((ListChangeListener<ConversationSummary>) change -> judgeConversation());
  }

  // what is shown

  ObservableList<ChatLine> lines() {
    return shownLines;
  }

  /// The newest rows of the wire, oldest first.
  ObservableList<WireFrame> frames() {
    return shownFrames;
  }

  long frameCount() {
    return wire.count();
  }

  long frameBytes() {
    return wire.bytes();
  }

  /// What can be answered by a choice now.
  ObservableList<ServerMessage.Option> options() {
    return shownOptions;
  }

  ObservableList<@Nullable SurveyChoice> surveys() {
    return shownSurveys;
  }

  ObservableList<ConversationSummary> latestTests() {
    return backend.latestTests();
  }

  /// Which survey a new conversation will ask.
  ObjectProperty<@Nullable SurveyChoice> surveyProperty() {
    return survey;
  }

  /// What is being typed. It stays whatever becomes of the connection.
  StringProperty draftProperty() {
    return draft;
  }

  ReadOnlyObjectProperty<ChatState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// How long until the next attempt, while one is waited for.
  ReadOnlyObjectProperty<Duration> remainingProperty() {
    return remaining.getReadOnlyProperty();
  }

  /// The id of the conversation; empty while none is chosen.
  ReadOnlyStringProperty conversationProperty() {
    return conversation.getReadOnlyProperty();
  }

  /// Survey and respondent of the conversation; empty while unknown.
  ReadOnlyStringProperty subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /// Why the last thing that was asked of the server failed; empty where it did not.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// The conversation is known to be no test: what is said here counts.
  ReadOnlyBooleanProperty realProperty() {
    return real.getReadOnlyProperty();
  }

  /// A new conversation is on its way.
  ReadOnlyBooleanProperty beginningProperty() {
    return beginning.getReadOnlyProperty();
  }

  // what can be done

  /// Asks again which surveys there are.
  void refresh() {
    tasks
        .work(text("chat.task.surveys"), backend::surveys)
        .onSuccess(this::surveysKnown)
        .onFailure(this::failed);
  }

  /// Begins a test conversation with the chosen survey and connects to it.
  void beginTest() {
    SurveyChoice chosen = survey.get();
    if (chosen != null) {
      begin(chosen.id());
    }
  }

  /// Begins another test conversation with the survey of this one.
  void restartAsNew() {
    if (!surveyId.isEmpty()) {
      begin(surveyId);
    }
  }

  /// Goes to a conversation and connects to it.
  ///
  /// @param typed its id, or the address of its WebSocket
  void open(String typed) {
    String id = ChatAddress.idIn(typed);
    if (id.isEmpty()) {
      return;
    }
    goTo(id);
    Secret token = ChatAddress.tokenIn(typed);
    if (token != null) {
      start(new ChatTicket(id, token));
    } else {
      askForToken(found -> start(new ChatTicket(id, found)));
    }
  }

  private void open(ChatTicket ticket) {
    goTo(ticket.conversationId());
    start(ticket);
  }

  private void goTo(String id) {
    close();
    visit++;
    transcript.clear();
    options.clear();
    subject.set("");
    trouble.set("");
    surveyId = "";
    conversation.set(id);
    judgeConversation();
  }

  private void start(ChatTicket ticket) {
    session = new ChatSession(ticket, parts, transcript, wire, this);
    session.connect();
  }

  /// Asks for a token of this conversation, and goes on without one where there is none to be had:
  /// the attempt then shows why. An answer that comes when another conversation is open is dropped.
  private void askForToken(Consumer<@Nullable Secret> then) {
    int asked = visit;
    String id = conversation.get();
    stateReached(new ChatState.Connecting(0));
    tasks
        .work(text("chat.task.token"), () -> backend.token(id))
        .onSuccess(found -> goOn(asked, found, then))
        .onFailure(_ -> goOn(asked, null, then));
  }

  private void goOn(int asked, @Nullable Secret token, Consumer<@Nullable Secret> then) {
    if (asked == visit) {
      then.accept(token);
    }
  }

  /// Connects, or comes back at once where that is waited for.
  void connect() {
    ChatSession current = session;
    if (current == null) {
      return;
    }
    if (isTokenRefused(state.get())) {
      askForToken(fresh -> {
        current.show(fresh);
        current.connect();
      });
    } else {
      current.connect();
    }
  }

  private static boolean isTokenRefused(ChatState state) {
    return state instanceof ChatState.Closed(var end)
        && end instanceof TransportEvent.Closed closed
        && closed.code() == CloseReason.TOKEN_REFUSED.code();
  }

  /// Hangs up, or stops waiting.
  void disconnect() {
    visit++;
    ChatSession current = session;
    if (current == null) {
      stateReached(new ChatState.Idle());
    } else {
      current.disconnect();
      stateReached(current.state());
    }
  }

  /// Says what was typed. Where that is impossible now, it stays in the input.
  void say() {
    if (session != null && session.say(draft.get().strip())) {
      draft.set("");
    }
  }

  /// Answers by a choice. What was typed stays.
  void choose(ServerMessage.Option option) {
    if (session != null) {
      var _ = session.say(option.text());
    }
  }

  void clearWire() {
    wire.clear();
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  // what the session comes to

  @Override
  public void stateReached(ChatState reached) {
    state.set(reached);
    if (reached instanceof ChatState.Waiting waiting) {
      countDown(waiting);
    }
  }

  @Override
  public void subjectKnown(ServerMessage.State known) {
    surveyId = known.survey().id();
    subject.set(known.survey().name() + " · " + known.customer().name());
    judgeConversation();
  }

  @Override
  public void optionsOffered(List<ServerMessage.Option> offered) {
    if (!options.equals(offered)) {
      options.setAll(offered);
    }
  }

  @Override
  public void givenBack(String text) {
    draft.set(draft.get().isBlank() ? text : text + "\n" + draft.get());
  }

  private void countDown(ChatState.Waiting waiting) {
    if (!state.get().equals(waiting)) {
      return;
    }
    var left = Duration.between(parts.clock().instant(), waiting.dueAt());
    remaining.set(left.isNegative() ? Duration.ZERO : left);
    var _ = parts.timers().after(TICK, () -> countDown(waiting));
  }

  private void judgeConversation() {
    real.set(!conversation.get().isEmpty() && !backend.isTest(conversation.get()).orElse(true));
  }

  private void begin(String id) {
    if (beginning.get()) {
      return;
    }
    beginning.set(true);
    trouble.set("");
    tasks
        .work(text("chat.task.begin"), () -> backend.beginTest(id))
        .onSuccess(begun -> {
          beginning.set(false);
          open(begun);
        })
        .onFailure(failure -> {
          beginning.set(false);
          failed(failure);
        });
  }

  private void surveysKnown(List<SurveyChoice> known) {
    trouble.set("");
    SurveyChoice chosen = survey.get();
    surveys.setAll(known);
    survey.set(
        known.stream()
            .filter(choice -> chosen != null && choice.id().equals(chosen.id()))
            .findFirst()
            .or(() -> known.stream().findFirst())
            .orElse(null));
  }

  private void failed(Exception failure) {
    trouble.set(Objects.requireNonNullElse(failure.getMessage(), text("chat.trouble.unknown")));
  }
}
