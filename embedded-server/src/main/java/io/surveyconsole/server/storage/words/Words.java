package io.surveyconsole.server.storage.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;

/// The words of a text: runs of letters and digits, in lower case; a symbol such as an emoji is a
/// word of its own. Accents stay as they are typed.
///
/// Chinese, Japanese, Thai and other scripts are written without spaces, so nobody can tell where
/// their words begin. Of those every two neighbouring characters count as a word, and the last one
/// alone: so any part of such a text is found, and now and then one that has the same pairs in
/// another order.
///
/// Whoever changes what is a word must have the index of transcripts made anew.
public final class Words {
  /// Of a longer word only the beginning counts, in characters.
  public static final int LONGEST = 32;

  /// Of what was said in one message only so many words count.
  public static final int MOST = 1_000;

  private static final int JAPANESE_LONG_VOWEL = 0x30FC;

  private static final Set<Character.UnicodeScript> WITHOUT_SPACES =
      Set.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.BOPOMOFO,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR);

  /// What a character is part of.
  private enum Kind {
    NOTHING,
    WORD,
    WITHOUT_SPACES,
    SYMBOL
  }

  private Words() {}

  /// What can be found of a message.
  public static SequencedSet<String> said(String text) {
    var words = new LinkedHashSet<String>();
    for (Run run : runs(text)) {
      if (run.kind == Kind.WITHOUT_SPACES) {
        addPairs(run.characters, words);
        words.add(Character.toString(run.characters.getLast()));
      } else {
        words.add(run.beginning());
      }
      if (words.size() >= MOST) {
        break;
      }
    }
    while (words.size() > MOST) {
      words.removeLast();
    }
    return words;
  }

  /// What [#said] has to have a word beginning with, each of these, where this is looked for.
  public static SequencedSet<String> sought(String text) {
    var words = new LinkedHashSet<String>();
    for (Run run : runs(text)) {
      if (run.kind == Kind.WITHOUT_SPACES && run.characters.size() > 1) {
        addPairs(run.characters, words);
      } else {
        words.add(run.beginning());
      }
    }
    return words;
  }

  private static void addPairs(List<Integer> characters, Set<String> words) {
    for (int i = 1; i < characters.size(); i++) {
      words.add(Character.toString(characters.get(i - 1)) + Character.toString(characters.get(i)));
    }
  }

  private static final class Run {
    final Kind kind;
    final List<Integer> characters = new ArrayList<>();

    Run(Kind kind) {
      this.kind = kind;
    }

    String beginning() {
      var word = new StringBuilder();
      characters.stream().limit(LONGEST).forEach(word::appendCodePoint);
      return word.toString();
    }
  }

  private static List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    Run now = new Run(Kind.NOTHING);
    String folded = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    for (int c : folded.codePoints().toArray()) {
      Kind kind = isMark(c) && now.kind != Kind.SYMBOL ? now.kind : kind(c);
      if (kind != now.kind || kind == Kind.SYMBOL) {
        now = new Run(kind);
        if (kind != Kind.NOTHING) {
          runs.add(now);
        }
      }
      now.characters.add(c);
    }
    return runs;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static Kind kind(int c) {
    if (c == JAPANESE_LONG_VOWEL) {
      return Kind.WITHOUT_SPACES;
    }
    if (Character.isLetterOrDigit(c)) {
      return WITHOUT_SPACES.contains(Character.UnicodeScript.of(c))
          ? Kind.WITHOUT_SPACES
          : Kind.WORD;
    }
    return Character.getType(c) == Character.OTHER_SYMBOL ? Kind.SYMBOL : Kind.NOTHING;
  }
}
