package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.table.LiveRows;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.FeedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who is connected now, and who lately was and why no longer. On the JavaFX thread.
public final class ConnectionsModel implements FeedListener {
  /// So many closed ones are kept; older ones are let go.
  static final int CLOSED_KEPT = 500;

  /// @param slow of the open ones, those that read more slowly than they are sent to, or answer
  ///   late
  /// @param returned of the open ones, those that came back after an earlier connection
  /// @param closed those that have ended and are kept
  /// @param lastHour those that ended in the last hour
  record Counts(int open, int slow, int returned, int closed, int lastHour) {}

  private final SurveyApi api;
  private final Tasks tasks;
  private final Notices notices;
  private final Present present = new Present();
  private final Arrivals arrivals = new Arrivals();
  private final Left left = new Left(CLOSED_KEPT);
  private final LastHour lastHour = new LastHour();
  private final LiveRows<ConnectionView, ConnectionRow> open =
      new LiveRows<>(
          ConnectionView::id,
          connection -> new ConnectionRow(connection, present.traffic(connection.id())),
          (newer, older) -> true);
  private final LiveRows<ClosedConnection, ClosedRow> closed =
      new LiveRows<>(ended -> ended.connection().id(), ClosedRow::new, (newer, older) -> true);
  private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
  private final BooleanProperty onlySlow = new SimpleBooleanProperty(this, "onlySlow");
  private final BooleanProperty onlyReturned = new SimpleBooleanProperty(this, "onlyReturned");
  private final StringProperty onlyAddress = new SimpleStringProperty(this, "onlyAddress", "");
  private final ReadOnlyObjectWrapper<Counts> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", new Counts(0, 0, 0, 0, 0));
  private Instant now = Instant.EPOCH;
  private boolean isPicture;

  /// @param notices told of what could not be done
  public ConnectionsModel(SurveyApi api, Tasks tasks, Notices notices) {
    this.api = api;
    this.tasks = tasks;
    this.notices = notices;
    closed.complete();
    filterText.subscribe(any -> filter());
    onlySlow.subscribe(any -> filter());
    onlyReturned.subscribe(any -> filter());
    onlyAddress.subscribe(any -> filter());
  }

  /// Whether it is not the first of its conversation.
  static boolean hasReturned(ConnectionView connection) {
    return connection.reconnection() || connection.reconnects() > 0;
  }

  // Properties

  public LiveRows<ConnectionView, ConnectionRow> open() {
    return open;
  }

  /// The newest that have ended.
  public LiveRows<ClosedConnection, ClosedRow> closed() {
    return closed;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  BooleanProperty onlySlowProperty() {
    return onlySlow;
  }

  BooleanProperty onlyReturnedProperty() {
    return onlyReturned;
  }

  /// The address that the others are hidden for; empty while none is.
  StringProperty onlyAddressProperty() {
    return onlyAddress;
  }

  ReadOnlyObjectProperty<Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  boolean narrowed() {
    return wanted().narrows();
  }

  /// How many are connected to a conversation.
  int connectedTo(String conversationId) {
    return (int)
        open.all().stream()
            .filter(row -> row.value().conversationId().equals(conversationId))
            .count();
  }

  // Commands

  void clearFilter() {
    filterText.set("");
    onlySlow.set(false);
    onlyReturned.set(false);
    onlyAddress.set("");
  }

  /// A second has passed: what went over each connection in it is noted. No row changes by that.
  void second(Instant instant) {
    now = instant;
    present.second();
    count();
  }

  /// Ends a connection, with a reason the respondent is told.
  void close(String connectionId, String reason) {
    work(() -> {
      api.close(connectionId, reason);
      return connectionId;
    });
  }

  /// Ends every connection of a conversation, with a reason that each of its clients is told.
  void closeAll(String conversationId, String reason) {
    work(() -> api.closeAll(conversationId, reason));
  }

  private void work(Callable<?> call) {
    tasks
        .work(text("task.close-connection"), call::call)
        .onSuccess(any -> {})
        .onFailure(failure -> notices.fail(text("connections.close.failed"), failure));
  }

  @Override
  public void begin() {
    isPicture = true;
    open.begin();
    present.begin();
  }

  @Override
  public void apply(FeedMessage.Changes changes) {
    if (changes.connections().isEmpty()) {
      return;
    }
    List<ConnectionView> opened = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    Map<String, ClosedConnection> news = new LinkedHashMap<>();
    Set<String> cameTo = new LinkedHashSet<>();
    for (ConnectionView connection : changes.connections()) {
      if (arrivals.note(connection)) {
        cameTo.add(connection.conversationId());
      }
      if (connection.closedAt() == null) {
        present.note(connection);
        opened.add(connection);
      } else {
        present.forget(connection.id());
        ended.add(connection.id());
        take(connection, news);
      }
    }
    cameTo.forEach(conversation -> lookAgain(conversation, news));
    open.apply(opened);
    open.remove(ended);
    if (isPicture) {
      closed.fill(news.values()); // no news, and so they do not light up
    } else {
      closed.apply(news.values());
    }
    forgetOldest();
    count();
  }

  private void take(ConnectionView connection, Map<String, ClosedConnection> news) {
    var closing = new ClosedConnection(connection, arrivals.resumedAt(connection));
    if (left.find(connection.id()) == null) {
      lastHour.add(closing.closedAt());
    }
    left.put(closing);
    news.put(connection.id(), closing);
  }

  /// Somebody came to a conversation: those who left it may have been waited for.
  private void lookAgain(String conversation, Map<String, ClosedConnection> news) {
    for (ClosedConnection before : left.of(conversation)) {
      var after =
          new ClosedConnection(before.connection(), arrivals.resumedAt(before.connection()));
      if (!Objects.equals(before.resumedAt(), after.resumedAt())) {
        left.put(after);
        news.put(after.connection().id(), after);
      }
    }
  }

  @Override
  public void complete(long stored) {
    isPicture = false;
    open.complete();
    for (String gone : present.complete()) {
      if (left.find(gone) == null) {
        arrivals.forget(gone);
      }
    }
    count();
  }

  private void forgetOldest() {
    List<ClosedConnection> dropped = left.dropOldest();
    if (!dropped.isEmpty()) {
      closed.remove(dropped.stream().map(ended -> ended.connection().id()).toList());
      dropped.forEach(ended -> arrivals.forget(ended.connection().id()));
    }
  }

  private void count() {
    var newest =
        new Counts(
            present.count(), present.slow(), present.returned(), left.count(), lastHour.count(now));
    if (!newest.equals(counts.get())) {
      counts.set(newest);
    }
  }

  private Wanted wanted() {
    return Wanted.of(filterText.get(), onlySlow.get(), onlyReturned.get(), onlyAddress.get());
  }

  private void filter() {
    Wanted wanted = wanted();
    open.filter(row -> wanted.isOpen(row.value()));
    closed.filter(row -> wanted.isClosed(row.connection()));
  }
}
