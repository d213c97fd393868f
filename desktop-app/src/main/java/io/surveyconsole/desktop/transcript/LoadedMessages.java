package io.surveyconsole.desktop.transcript;

import java.util.ArrayList;
import java.util.List;

/// The stretch of a conversation that is kept in memory: without a gap, and never more than fits.
final class LoadedMessages {
  private final int most;
  private final long mostChars;
  private final List<Said> messages = new ArrayList<>();
  private long chars;

  /// @param most so many messages at most
  /// @param mostChars so many characters at most, but for a single message that has more
  LoadedMessages(int most, long mostChars) {
    this.most = most;
    this.mostChars = mostChars;
  }

  List<Said> all() {
    return List.copyOf(messages);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /// The number of the oldest; 0 where there is none.
  long first() {
    return messages.isEmpty() ? 0 : messages.getFirst().seq();
  }

  /// The number of the newest; 0 where there is none.
  long last() {
    return messages.isEmpty() ? 0 : messages.getLast().seq();
  }

  boolean holds(long seq) {
    return !messages.isEmpty() && seq >= first() && seq <= last();
  }

  /// Whether something must go when more comes.
  boolean isFull() {
    return messages.size() >= most || chars >= mostChars;
  }

  void clear() {
    messages.clear();
    chars = 0;
  }

  /// Adds what is newer, and lets the oldest go where it is too much.
  ///
  /// @return whether there was anything new
  boolean append(List<Said> newer) {
    boolean any = false;
    for (Said said : newer) {
      if (said.seq() > last()) {
        messages.add(said);
        chars += said.content().length();
        any = true;
      }
    }
    int surplus = 0;
    while (messages.size() - surplus > 1 && tooMuch(surplus)) {
      chars -= messages.get(surplus).content().length();
      surplus++;
    }
    messages.subList(0, surplus).clear();
    return any;
  }

  /// Adds what is older, and lets the newest go where it is too much.
  ///
  /// @return whether there was anything older
  boolean prepend(List<Said> older) {
    List<Said> fresh = older.stream().filter(said -> isEmpty() || said.seq() < first()).toList();
    messages.addAll(0, fresh);
    fresh.forEach(said -> chars += said.content().length());
    int surplus = 0;
    while (messages.size() - surplus > 1 && tooMuch(surplus)) {
      chars -= messages.get(messages.size() - 1 - surplus).content().length();
      surplus++;
    }
    messages.subList(messages.size() - surplus, messages.size()).clear();
    return !fresh.isEmpty();
  }

  private boolean tooMuch(int surplus) {
    return messages.size() - surplus > most || chars > mostChars;
  }
}
