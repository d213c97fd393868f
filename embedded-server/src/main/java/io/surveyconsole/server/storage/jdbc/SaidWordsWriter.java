package io.surveyconsole.server.storage.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.surveyconsole.server.storage.words.Words;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Stores which words were said. One thread only.
final class SaidWordsWriter {
  /// How much others may have to wait for: a millisecond or two.
  private static final int ROWS_TOGETHER = 200;

  private static final int KNOWN_WORDS = 50_000;

  private interface RowWrite<T> {
    void write(WriteSession session, T row) throws SQLException;
  }

  private final Database database;
  private final BooleanSupplier goOn;
  private final Cache<String, Long> numbers =
      Caffeine.newBuilder().maximumSize(KNOWN_WORDS).build();
  private long lastWord;

  /// @param goOn asked before each write: waits where others should go first, and says false where
  ///   it is to end
  SaidWordsWriter(Database database, BooleanSupplier goOn) {
    this.database = database;
    this.goOn = goOn;
  }

  /// What was remembered may be out of date.
  void forget() {
    numbers.invalidateAll();
    lastWord = 0;
  }

  /// Looks at what was said in these and has not been looked at.
  ///
  /// @param most how many messages at most, and of one conversation
  /// @return those in which there is more
  List<Long> index(Collection<Long> conversations, int most) {
    var later = new ArrayList<Long>();
    var now = new ArrayList<SaidWords.Progress>();
    long messages = 0;
    for (var one : database.read(handle -> SaidWords.progress(handle, conversations))) {
      if (one.behind() <= 0 || one.conversation() >= SaidWords.CONVERSATIONS) {
        continue;
      }
      if (!now.isEmpty() && messages + one.behind() > most) {
        later.add(one.conversation());
        continue;
      }
      messages += one.behind();
      now.add(one);
      if (one.behind() > most) {
        later.add(one.conversation());
      }
    }
    if (!store(words(now, most)) || !store(now, most)) {
      return List.of(); // it ends; they are found again
    }
    return later;
  }

  private Map<Long, Set<String>> words(List<SaidWords.Progress> some, int most) {
    List<Long> conversations = some.stream().map(SaidWords.Progress::conversation).toList();
    var words = new LinkedHashMap<Long, Set<String>>();
    for (var said : database.read(handle -> SaidWords.said(handle, conversations, most))) {
      words
          .computeIfAbsent(said.conversation(), _ -> new HashSet<>())
          .addAll(Words.said(said.content()));
    }
    return words;
  }

  private boolean store(Map<Long, Set<String>> words) {
    var all = new HashSet<String>();
    words.values().forEach(all::addAll);
    Map<String, Long> known = numbers(all);
    var fresh = new ArrayList<Map.Entry<String, Long>>();
    all.stream()
        .filter(word -> !known.containsKey(word))
        .forEach(word -> fresh.add(Map.entry(word, nextWord())));
    fresh.forEach(word -> known.put(word.getKey(), word.getValue()));
    boolean stored =
        write(fresh, (session, word) -> SaidWords.addWord(session, word.getValue(), word.getKey()));
    if (!stored) {
      return false;
    }
    numbers.putAll(known);
    // In the order of their table: so each part of it changes once and not again and again.
    var places = new TreeSet<Long>();
    words.forEach((conversation, its) ->
        its.forEach(word ->
            places.add(SaidWords.place(Objects.requireNonNull(known.get(word)), conversation))));
    places.removeAll(database.read(handle -> SaidWords.known(handle, places)));
    return write(places, SaidWords::addPlace);
  }

  private Map<String, Long> numbers(Set<String> words) {
    var known = new HashMap<String, Long>(numbers.getAllPresent(words));
    var asked = words.stream().filter(word -> !known.containsKey(word)).toList();
    known.putAll(database.read(handle -> SaidWords.numbers(handle, asked)));
    return known;
  }

  private long nextWord() {
    if (lastWord == 0) {
      lastWord = database.read(SaidWords::lastWord);
    }
    return ++lastWord;
  }

  private boolean store(List<SaidWords.Progress> looked, int most) {
    return write(
        looked,
        (session, one) -> SaidWords.note(session, one, Math.min(one.lastSeq(), one.from() + most)));
  }

  /// @return false if it is to end
  private <T> boolean write(Collection<T> rows, RowWrite<T> write) {
    List<T> left = List.copyOf(rows);
    for (int from = 0; from < left.size(); from += ROWS_TOGETHER) {
      List<T> some = left.subList(from, Math.min(from + ROWS_TOGETHER, left.size()));
      if (!goOn.getAsBoolean()) {
        return false;
      }
      database.<@Nullable Void>write(session -> {
        for (T row : some) {
          write.write(session, row);
        }
        return null;
      });
    }
    return true;
  }
}
