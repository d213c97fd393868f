package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.chat.ChatLine.OtherLine;
import io.surveyconsole.desktop.chat.ChatLine.OwnLine;
import io.surveyconsole.desktop.chat.Delivery.Stored;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was said, in the conversation's order and each message once, however often the server tells
/// it; and what was said here and is not known to be stored.
final class Transcript {
  private static final int MAX_LINES = 2_000;
  private static final int MAX_RAW = 2_000;

  private final List<ChatLine> lines;
  private final Set<Long> known = new HashSet<>();

  /// @param lines where the lines stand; changed by nobody else
  Transcript(List<ChatLine> lines) {
    this.lines = lines;
  }

  /// Begins anew with nothing.
  void clear() {
    lines.clear();
    known.clear();
  }

  void add(ChatLine line) {
    lines.add(line);
    forgetOldest();
  }

  void notice(Notice notice, Instant at) {
    add(new ChatLine.NoticeLine(notice, at));
  }

  /// Shows a frame as it came.
  void raw(String text, Instant at) {
    boolean cut = text.length() > MAX_RAW;
    add(new ChatLine.RawLine(cut ? text.substring(0, MAX_RAW) : text, cut, at));
  }

  /// A message that was stored just now.
  ///
  /// @return false where it was known
  boolean message(ServerMessage.Message message) {
    // A server of before our additions numbers nothing; what comes is the newest then.
    long seq = message.seq() > 0 ? message.seq() : newest() + 1;
    return place(seq, message.sender(), message.content(), message.timestamp(), Optional.empty());
  }

  /// All that was said so far: adds what is missing, and tells what was said here that it is
  /// stored.
  void history(List<ServerMessage.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      // A server of before our additions numbers nothing; there the place is the number.
      long seq = entry.seq() > 0 ? entry.seq() : i + 1L;
      place(
          seq,
          entry.sender(),
          entry.content(),
          entry.timestamp(),
          Optional.ofNullable(entry.clientMessageId()));
    }
  }

  /// What was said here under this id is stored.
  void stored(String id, long seq, @Nullable Duration trip) {
    ownLine(id)
        .ifPresent(index -> {
          lines.set(index, ((OwnLine) lines.get(index)).with(new Stored(seq, trip)));
          if (!known.add(seq)) {
            // A connection that was lost here but not there may have told it as somebody else's.
            lines.removeIf(line -> line instanceof OtherLine other && other.seq() == seq);
          }
          putInOrder(id, seq);
        });
  }

  /// The line was lost: what was sent without an answer has to be sent again.
  void lineLost() {
    lines.replaceAll(line ->
        line instanceof OwnLine own && own.isPending()
            ? own.with(new Delivery.SentAgainLater())
            : line);
  }

  /// It has been sent once more.
  void sentAgain(String id) {
    update(id, new Delivery.Sending());
  }

  void refused(String id) {
    update(id, new Delivery.Refused());
  }

  /// What was said here and is not known to be stored, in the order it was said.
  List<OwnLine> pending() {
    return lines.stream()
        .filter(OwnLine.class::isInstance)
        .map(OwnLine.class::cast)
        .filter(OwnLine::isPending)
        .toList();
  }

  /// What the bot said last, if it said anything.
  Optional<BotLine> lastBotLine() {
    return IntStream.iterate(lines.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(lines::get)
        .filter(BotLine.class::isInstance)
        .map(BotLine.class::cast)
        .findFirst();
  }

  private boolean place(
      long seq, Sender sender, String content, Instant at, Optional<String> clientMessageId) {
    if (clientMessageId.isPresent() && ownLine(clientMessageId.get()).isPresent()) {
      if (!known.contains(seq)) {
        stored(clientMessageId.get(), seq, null);
      }
      return false;
    }
    if (!known.add(seq)) {
      return false;
    }
    insert(
        seq,
        switch (sender) {
          case BOT -> new BotLine(seq, content, at);
          case USER -> new OtherLine(seq, content, at);
        });
    return true;
  }

  private void insert(long seq, ChatLine line) {
    int index =
        IntStream.range(0, lines.size())
            .filter(i -> seqOf(lines.get(i)).orElse(0) > seq)
            .findFirst()
            .orElse(lines.size());
    lines.add(index, line);
    forgetOldest();
  }

  /// What others said meanwhile was stored first: then it also stands first.
  private void putInOrder(String id, long seq) {
    ownLine(id)
        .ifPresent(index -> {
          boolean tooEarly =
              lines.subList(index + 1, lines.size()).stream()
                  .anyMatch(line -> seqOf(line).orElse(Long.MAX_VALUE) < seq);
          if (tooEarly) {
            insert(seq, lines.remove(index));
          }
        });
  }

  private long newest() {
    return known.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private OptionalInt ownLine(String id) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i) instanceof OwnLine own && own.id().equals(id))
        .findFirst();
  }

  private void update(String id, Delivery delivery) {
    ownLine(id).ifPresent(index -> lines.set(index, ((OwnLine) lines.get(index)).with(delivery)));
  }

  private void forgetOldest() {
    while (lines.size() > MAX_LINES) {
      int oldest =
          IntStream.range(0, lines.size())
              .filter(i -> !(lines.get(i) instanceof OwnLine own && own.isPending()))
              .findFirst()
              .orElse(0);
      lines.remove(oldest);
    }
  }

  private static OptionalLong seqOf(ChatLine line) {
    return switch (line) {
      case BotLine bot -> OptionalLong.of(bot.seq());
      case OtherLine other -> OptionalLong.of(other.seq());
      case OwnLine(_, _, _, Stored stored) -> OptionalLong.of(stored.seq());
      case OwnLine _, ChatLine.NoticeLine _, ChatLine.ErrorLine _, ChatLine.RawLine _ ->
          OptionalLong.empty();
    };
  }
}
