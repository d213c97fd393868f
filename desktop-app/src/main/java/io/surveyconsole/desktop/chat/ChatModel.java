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
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the test chat shows and what can be done in it. Confined to the executor of its
/// [ChatParts].
final class ChatModel implements ChatListener, AutoCloseable {
  private final ChatParts parts;
  private final ChatBackend backend;
  private final Tasks tasks;

  private final ObservableList<ChatLine> lines = FXCollections.observableArrayList();
  private final ObservableList<WireFrame> frames = FXCollections.observableArrayList();
  private final Transcript transcript = new Transcript(lines);
  private final WireLog wire;
  private final SurveyChoices choices = new SurveyChoices();
  private final Countdown countdown;

  private final ObservableList<ServerMessage.Option> options = FXCollections.observableArrayList();

  // An unmodifiable list hears of changes weakly: made anew for every caller it would fall silent
  // as soon as nobody holds it, with all who listen to it.
  private final ObservableList<ChatLine> shownLines =
      FXCollections.unmodifiableObservableList(lines);
  private final ObservableList<WireFrame> shownFrames =
      FXCollections.unmodifiableObservableList(frames);
  private final ObservableList<ServerMessage.Option> shownOptions =
      FXCollections.unmodifiableObservableList(options);

  private final StringProperty draft = new SimpleStringProperty(this, "draft", "");
  private final ReadOnlyObjectWrapper<ChatState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new ChatState.Idle());
  private final ReadOnlyStringWrapper conversation =
      new ReadOnlyStringWrapper(this, "conversation", "");
  private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper(this, "subject", "");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyBooleanWrapper real = new ReadOnlyBooleanWrapper(this, "real");
  private final ReadOnlyBooleanWrapper beginning = new ReadOnlyBooleanWrapper(this, "beginning");

  private String surveyId = "";

  private Tasks.@Nullable Running asking;
  private @Nullable ChatSession session;

  ChatModel(ChatParts parts, ChatBackend backend, Tasks tasks) {
    this.parts = parts;
    this.backend = backend;
    this.tasks = tasks;
    this.wire = new WireLog(frames, parts.clock());
    this.countdown = new Countdown(parts.timers(), parts.clock());
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
    return choices.offered();
  }

  ObservableList<ConversationSummary> latestTests() {
    return backend.latestTests();
  }

  /// Which survey a new conversation will ask.
  ObjectProperty<@Nullable SurveyChoice> surveyProperty() {
    return choices.chosenProperty();
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
    return countdown.remainingProperty();
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
    SurveyChoice chosen = choices.chosenProperty().get();
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
    stopAsking();
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
  /// the attempt then shows why.
  private void askForToken(Consumer<@Nullable Secret> then) {
    stopAsking();
    String id = conversation.get();
    stateReached(new ChatState.Connecting(0));
    asking =
        tasks
            .work(text("chat.task.token"), () -> backend.token(id))
            .onSuccess(found -> then.accept(found))
            .onFailure(_ -> then.accept(null));
  }

  private void stopAsking() {
    if (asking != null) {
      asking.drop();
      asking = null;
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
    stopAsking();
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
    countdown.stop();
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
      countdown.start(waiting.dueAt());
    } else {
      countdown.stop();
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
    choices.offer(known);
  }

  private void failed(Exception failure) {
    trouble.set(Objects.requireNonNullElse(failure.getMessage(), text("chat.trouble.unknown")));
  }
}
