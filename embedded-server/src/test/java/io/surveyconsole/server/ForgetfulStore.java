package io.surveyconsole.server;

import io.surveyconsole.server.model.AdminToken;
import io.surveyconsole.server.model.AnsweredAt;
import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.AdminTokenStore;
import io.surveyconsole.server.storage.AuditStore;
import io.surveyconsole.server.storage.ConnectionStore;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.Intervention;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.server.storage.TokenStore;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A store that keeps nothing of what is said: what the server can do when storing costs nothing.
class ForgetfulStore implements Store {
  /// What an append does before it forgets: nothing, or fail as a test wants.
  private final Runnable onAppend;

  private final Map<ConversationId, Conversation> conversations = new ConcurrentHashMap<>();
  private final Map<TokenHash, RespondentToken> tokens = new ConcurrentHashMap<>();
  private final Map<CustomerId, Customer> customers = new ConcurrentHashMap<>();
  private final Map<SurveyId, SurveyStore.Stored> surveys = new ConcurrentHashMap<>();

  ForgetfulStore() {
    this(() -> {});
  }

  ForgetfulStore(Runnable onAppend) {
    this.onAppend = onAppend;
  }

  @Override
  public ConversationStore conversations() {
    return new ConversationStore() {
      @Override
      public void begin(Conversation conversation, Message opening, RespondentToken token) {
        conversations.put(conversation.id(), conversation);
        tokens.put(token.hash(), token);
      }

      @Override
      public void append(Step step) {
        onAppend.run();
      }

      @Override
      public void append(Intervention intervention) {
        onAppend.run();
      }

      @Override
      public Optional<Conversation> find(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
      }

      @Override
      public ConversationState answers(ConversationId id, long toSeq) {
        return ConversationState.beginning();
      }

      @Override
      public Map<QuestionId, AnsweredAt> answered(ConversationId id, long toSeq) {
        return Map.of();
      }

      @Override
      public List<Message> messages(ConversationId id, long afterSeq, long toSeq) {
        return List.of();
      }

      @Override
      public Set<String> clientMessageIds(ConversationId id, int limit) {
        return Set.of();
      }

      @Override
      public Optional<Message> messageByClientId(ConversationId id, String clientMessageId) {
        return Optional.empty();
      }

      @Override
      public List<Conversation> list(ConversationQuery query) {
        return List.of();
      }

      @Override
      public List<Conversation> activeOf(CustomerId customer) {
        return List.of();
      }

      @Override
      public long unindexed() {
        return 0;
      }

      @Override
      public long count() {
        return conversations.size();
      }
    };
  }

  @Override
  public CustomerStore customers() {
    return new CustomerStore() {
      @Override
      public void add(Customer customer) {
        customers.put(customer.id(), customer);
      }

      @Override
      public Optional<Customer> find(CustomerId id) {
        return Optional.ofNullable(customers.get(id));
      }

      @Override
      public List<Customer> all() {
        return List.copyOf(customers.values());
      }

      @Override
      public Removal remove(CustomerId id) {
        return customers.remove(id) == null ? Removal.UNKNOWN : Removal.REMOVED;
      }
    };
  }

  @Override
  public SurveyStore surveys() {
    return new SurveyStore() {
      @Override
      public Optional<Stored> find(SurveyVersion.Key key) {
        return latest(key.id());
      }

      @Override
      public Optional<Stored> latest(SurveyId id) {
        return Optional.ofNullable(surveys.get(id));
      }

      @Override
      public void publish(Stored version) {
        surveys.put(version.key().id(), version);
      }
    };
  }

  @Override
  public TokenStore tokens() {
    return new TokenStore() {
      @Override
      public boolean add(RespondentToken token) {
        tokens.put(token.hash(), token);
        return conversations.containsKey(token.conversation());
      }

      @Override
      public Optional<RespondentToken> find(TokenHash hash) {
        return Optional.ofNullable(tokens.get(hash));
      }

      @Override
      public int removeAll(ConversationId conversation) {
        int before = tokens.size();
        tokens.values().removeIf(token -> token.conversation().equals(conversation));
        return before - tokens.size();
      }
    };
  }

  @Override
  public AdminTokenStore adminTokens() {
    return new AdminTokenStore() {
      @Override
      public void add(AdminToken token) {
        throw new UnsupportedOperationException("there is one operator");
      }

      @Override
      public List<AdminToken> all() {
        return List.of();
      }

      @Override
      public boolean remove(String name) {
        return false;
      }

      @Override
      public void noteUses(Map<String, Instant> lastUsedByName) {}
    };
  }

  @Override
  public AuditStore audit() {
    return new AuditStore() {
      @Override
      public void add(AuditEntry entry) {}

      @Override
      public List<AuditEntry> newest(long before, int limit) {
        return List.of();
      }
    };
  }

  @Override
  public ConnectionStore connections() {
    return new ConnectionStore() {
      @Override
      public void add(List<EndedConnection> ended) {}

      @Override
      public List<EndedConnection> of(ConversationId conversation, int limit) {
        return List.of();
      }

      @Override
      public List<EndedConnection> newest(Instant since, int limit) {
        return List.of();
      }

      @Override
      public int removeOldest(Instant before, int limit) {
        return 0;
      }
    };
  }

  @Override
  public boolean isNew() {
    return true;
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public void watch(Watcher watcher) {}

  @Override
  public long lastSyncNanos() {
    return 0;
  }

  @Override
  public long busyNanos() {
    return 0;
  }

  @Override
  public int queued() {
    return 0;
  }

  @Override
  public void close() {}
}
