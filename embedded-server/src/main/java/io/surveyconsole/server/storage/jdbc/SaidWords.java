package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.OperatorStep;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tables that tell which words were said in which conversation, in SQL.
final class SaidWords {
  /// Conversations have numbers below this; one beyond it could not be told from another word's.
  static final long CONVERSATIONS = 1L << 32;

  private static final int IN_ONE_LIST = 400;

  /// A byte that UTF-8 never has: behind everything that begins with what is before it.
  private static final byte BEHIND = (byte) 0xFF;

  /// How far a conversation is in there.
  ///
  /// @param lastSeq of its newest message
  /// @param until null where nothing of it has been looked at
  record Progress(long conversation, long lastSeq, @Nullable Long until) {
    /// The last message that has been looked at; the first is the bot's.
    long from() {
      return until == null ? 1 : until;
    }

    long behind() {
      return lastSeq - from();
    }
  }

  /// What somebody has said.
  record Said(long conversation, String content) {}

  private SaidWords() {}

  static long place(long word, long conversation) {
    return word * CONVERSATIONS + conversation;
  }

  /// The numbers of the conversations in which a word was said from one up to another; the names of
  /// both in a query.
  static String conversations(String from, String to) {
    return """
    select s.place - w.number * %1$d from said_word w
      join said s on s.place between w.number * %1$d and w.number * %1$d + %2$d
      where w.word >= %3$s and w.word < %4$s
    """
        .formatted(CONVERSATIONS, CONVERSATIONS - 1, from, to);
  }

  /// The first of the words that begin so.
  static byte[] first(String beginning) {
    return beginning.getBytes(StandardCharsets.UTF_8);
  }

  /// What is behind all words that begin so.
  static byte[] end(String beginning) {
    byte[] first = first(beginning);
    byte[] end = Arrays.copyOf(first, first.length + 1);
    end[first.length] = BEHIND;
    return end;
  }

  /// The highest number of a conversation.
  static long lastConversation(Handle handle) {
    return handle
        .createQuery("select coalesce(max(number), 0) from conversation")
        .mapTo(Long.class)
        .one();
  }

  /// The highest number of a word.
  static long lastWord(Handle handle) {
    return handle
        .createQuery("select coalesce(max(number), 0) from said_word")
        .mapTo(Long.class)
        .one();
  }

  /// Which of the conversations with a number above the first and up to the second have messages
  /// that were not looked at.
  static List<Long> behind(Handle handle, long above, long upTo) {
    return handle
        .createQuery(
            """
            select c.number from conversation c left join said_until u on u.conversation = c.number
            where c.number > :above and c.number <= :upTo and c.last_seq > coalesce(u.seq, 1)
            """)
        .bind("above", above)
        .bind("upTo", upTo)
        .mapTo(Long.class)
        .list();
  }

  static List<Progress> progress(Handle handle, Collection<Long> conversations) {
    return inLists(
        conversations,
        some ->
            handle
                .createQuery(
                    """
                    select c.number, c.last_seq, u.seq from conversation c
                    left join said_until u on u.conversation = c.number
                    where c.number in (<some>)
                    """)
                .bindList("some", some)
                .map((rs, _) -> {
                  long seq = rs.getLong("seq");
                  Long until = rs.wasNull() ? null : seq;
                  return new Progress(rs.getLong("number"), rs.getLong("last_seq"), until);
                })
                .list());
  }

  /// What was said in these conversations, by respondents and operators, after what has been looked
  /// at.
  ///
  /// @param most how many messages of each at most
  static List<Said> said(Handle handle, Collection<Long> conversations, long most) {
    return inLists(
        conversations,
        some ->
            handle
                .createQuery(
                    """
                    select c.number, e.content from conversation c
                    left join said_until u on u.conversation = c.number
                    join exchange e on e.conversation = c.number and e.seq > coalesce(u.seq, 1)
                      and e.seq <= coalesce(u.seq, 1) + :most
                    where c.number in (<some>) and (e.sender <> 'BOT'
                      or e.step = 'said' or e.step = 'ended' and e.content <> :usualEnd)
                    """)
                .bindList("some", some)
                .bind("most", most)
                .bind("usualEnd", OperatorStep.USUAL_END)
                .map((rs, _) -> new Said(rs.getLong("number"), rs.getString("content")))
                .list());
  }

  /// The numbers of those of these words that have one.
  static Map<String, Long> numbers(Handle handle, Collection<String> words) {
    var numbers = new HashMap<String, Long>();
    inLists(
            words,
            some ->
                handle
                    .createQuery("select number, word from said_word where word in (<some>)")
                    .bindList("some", some.stream().map(SaidWords::first).toList())
                    .map((rs, _) ->
                        Map.entry(
                            new String(rs.getBytes("word"), StandardCharsets.UTF_8),
                            rs.getLong("number")))
                    .list())
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
    return numbers;
  }

  /// Those of these places that are there.
  static Set<Long> known(Handle handle, Collection<Long> places) {
    return new HashSet<>(
        inLists(
            places,
            some ->
                handle
                    .createQuery("select place from said where place in (<some>)")
                    .bindList("some", some)
                    .mapTo(Long.class)
                    .list()));
  }

  private static <T, R> List<R> inLists(Collection<T> all, Function<List<T>, List<R>> query) {
    var found = new ArrayList<R>();
    List<T> left = List.copyOf(all);
    for (int from = 0; from < left.size(); from += IN_ONE_LIST) {
      found.addAll(query.apply(left.subList(from, Math.min(from + IN_ONE_LIST, left.size()))));
    }
    return found;
  }

  static void addWord(WriteSession session, long number, String word) throws SQLException {
    session.add(
        WriteSession.Part.WORD,
        "insert into said_word (number, word) values (?, ?)",
        number,
        first(word));
  }

  static void addPlace(WriteSession session, long place) throws SQLException {
    session.add(WriteSession.Part.SAID, "insert into said (place) values (?)", place);
  }

  /// Notes how far a conversation is.
  static void note(WriteSession session, Progress before, long until) throws SQLException {
    if (before.until() == null) {
      session.add(
          WriteSession.Part.SAID_FIRST,
          "insert into said_until (conversation, seq) values (?, ?)",
          before.conversation(),
          until);
    } else {
      session.add(
          WriteSession.Part.SAID_MORE,
          "update said_until set seq = ? where conversation = ?",
          until,
          before.conversation());
    }
  }
}
