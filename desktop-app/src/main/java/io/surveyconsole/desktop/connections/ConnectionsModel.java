package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.LiveRows;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.FeedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who is connected now, and who lately was and why no longer. On the JavaFX thread.
public final class ConnectionsModel implements FeedListener {
  /// So many closed ones are kept; older ones are let go.
  static final int CLOSED_KEPT = 500;

  /// @param slow of the open ones, those that read more slowly than they are sent to
  record Counts(int open, int slow, int closed) {}

  private final SurveyApi api;
  private final Tasks tasks;
  private final LiveRows<ConnectionView, ConnectionRow> open =
      new LiveRows<>(ConnectionView::id, ConnectionRow::new, (newer, older) -> true);
  private final LiveRows<ConnectionView, ConnectionRow> closed =
      new LiveRows<>(ConnectionView::id, ConnectionRow::new, (newer, older) -> true);
  private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
  private final BooleanProperty onlySlow = new SimpleBooleanProperty(this, "onlySlow");
  private final ReadOnlyObjectWrapper<Counts> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", new Counts(0, 0, 0));
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");

  public ConnectionsModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
    closed.complete();
    filterText.subscribe(now -> filter());
    onlySlow.subscribe(now -> filter());
  }

  // Properties

  public LiveRows<ConnectionView, ConnectionRow> open() {
    return open;
  }

  /// The newest that have ended.
  public LiveRows<ConnectionView, ConnectionRow> closed() {
    return closed;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  BooleanProperty onlySlowProperty() {
    return onlySlow;
  }

  ReadOnlyObjectProperty<Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// Why the last attempt to close one failed; empty while all is well.
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  boolean narrowed() {
    return !filterText.get().isBlank() || onlySlow.get();
  }

  // Commands

  void clearFilter() {
    filterText.set("");
    onlySlow.set(false);
  }

  /// Ends a connection, with a reason the respondent is told.
  void close(String connectionId, String reason) {
    trouble.set("");
    tasks
        .work(
            text("task.close-connection"),
            () -> {
              api.close(connectionId, reason);
              return connectionId;
            })
        .onSuccess(id -> {})
        .onFailure(failure -> trouble.set(ApiException.wordsOf(failure)));
  }

  @Override
  public void begin() {
    open.begin();
  }

  @Override
  public void apply(FeedMessage.Changes changes) {
    var opened = new ArrayList<ConnectionView>();
    var ended = new ArrayList<ConnectionView>();
    for (ConnectionView connection : changes.connections()) {
      (connection.closedAt() == null ? opened : ended).add(connection);
    }
    open.apply(opened);
    open.remove(ended.stream().map(ConnectionView::id).toList());
    closed.apply(ended);
    forgetOldest();
    count();
  }

  @Override
  public void complete(long stored) {
    open.complete();
    count();
  }

  private void forgetOldest() {
    int tooMany = closed.all().size() - CLOSED_KEPT;
    if (tooMany > 0) {
      List<String> oldest =
          closed.all().stream()
              .sorted(Comparator.comparing(ConnectionsModel::closedAt))
              .limit(tooMany)
              .map(ConnectionRow::id)
              .toList();
      closed.remove(oldest);
    }
  }

  static Instant closedAt(ConnectionRow row) {
    return Objects.requireNonNullElse(row.value().closedAt(), Instant.MAX);
  }

  private void count() {
    int slow = (int) open.all().stream().filter(ConnectionRow::slow).count();
    counts.set(new Counts(open.all().size(), slow, closed.all().size()));
  }

  private void filter() {
    List<String> words =
        Arrays.stream(filterText.get().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    boolean slow = onlySlow.get();
    open.filter(row -> (!slow || row.slow()) && mentionsAll(row.value(), words));
    closed.filter(row -> mentionsAll(row.value(), words));
  }

  private static boolean mentionsAll(ConnectionView connection, List<String> words) {
    return words.stream()
        .allMatch(word ->
            Stream.of(
                    connection.customerName(),
                    connection.surveyName(),
                    connection.conversationId(),
                    connection.id(),
                    connection.address(),
                    connection.client(),
                    connection.closeReason())
                .filter(Objects::nonNull)
                .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(word)));
  }
}
