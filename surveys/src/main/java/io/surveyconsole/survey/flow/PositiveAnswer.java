package io.surveyconsole.survey.flow;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a whole answer says yes, in English or German.
///
/// It must begin with a yes. After a firm one ("yes", "sure", "klar") anything may follow but words
/// that take it back ("no", "not", "later", "nicht"): "yes, I would like to" is a yes, "yes but
/// no", "yes and no" and "sure, not today" are none, "yes, but it took long" is one. After a mild
/// one ("ok", "please", "I would"), which begins many a refusal too, only a yes or small words may
/// follow. What comes after "because" is a reason and is not judged. In doubt it is no yes: a
/// question too few annoys less than one that was declined.
final class PositiveAnswer {

  private static final int LONGEST_PHRASE = 4;

  private static final Set<String> FIRM =
      phrases(
          """
          yes|yess|yea|yeah|yeh|yep|yup|yip|ya|yah|ye|y|aye|yessir|yes sir|yes please
          sure|surely|for sure|sure thing|im sure|i am sure|of course|ofc|course|certainly|definitely
          absolutely|totally|naturally|indeed|gladly|with pleasure|my pleasure|you bet|by all means
          why not|no problem|not a problem|no worries|no doubt|no objection|no objections|hell yes
          affirmative|correct|exactly|i think so|i guess so|i suppose so|i believe so|mhm|uh huh
          sounds good|go ahead|lets go|lets do it|happy to|id be happy to|i would be happy to
          ja|jo|joa|jep|jepp|jup|jupp|jap|jawohl|jawoll|aber ja|oh ja|ja bitte|j
          klar|klaro|na klar|aber klar|alles klar|klar doch|ist klar|logo|logisch|na logo
          gern|gerne|sehr gern|sehr gerne|aber gern|aber gerne|na gerne|liebend gern|liebend gerne
          natuerlich|naturlich|aber natuerlich|na natuerlich|sicher|aber sicher|na sicher|sicherlich
          selbstverstaendlich|selbstredend|freilich|unbedingt|auf jeden fall|auf alle faelle|jedenfalls
          absolut|definitiv|bestimmt|gewiss|doch|aber hallo|warum nicht|wieso nicht|warum auch nicht
          kein problem|keine frage|kein ding|mit vergnuegen|mit freude|einverstanden|genau|stimmt
          """);

  private static final Set<String> MILD =
      phrases(
          """
          ok|okay|okey|okie|oki|okidoki|k|kk|alright|all right|fine|fine by me|right|true|please|agreed
          i do|i would|id|i will|ill|i can|i could|i want|i like|would love to|love to|lets|let me
          bitte|bitte sehr|bitte gern|in ordnung|passt|von mir aus|meinetwegen|na gut|gut|richtig
          ich moechte|ich will|ich wuerde|ich kann|ich mag|moechte ich|wuerde ich|mach ich|mache ich
          """);

  private static final Set<String> TAKES_BACK =
      phrases(
          """
          no|not|nope|nah|nay|never|n|none|nothing|neither|nor|cannot|unsure|uncertain
          dont|wont|cant|wouldnt|couldnt|shouldnt|doesnt|didnt|isnt|wasnt|arent|havent|hasnt|aint
          maybe|perhaps|possibly|later|rather|prefer|skip|pass|stop|refuse|decline|unfortunately|sorry
          hardly|barely|unless|another time|next time|some other time|another day
          nein|nee|ne|noe|nicht|nichts|kein|keine|keinen|keiner|keinem|keinesfalls|keineswegs|nie|niemals
          vielleicht|eventuell|spaeter|lieber|eher|ungern|kaum|leider|jein|weder|andermal|naechstes mal
          """);

  private static final Set<String> SMALL_WORDS =
      phrases(
          """
          i|you|me|it|that|this|we|us|the|to|do|would|will|can|like|love|want|tell|explain|say|share|so
          thanks|thank|very|much|then|with|by|go|ahead|and|be|happy|glad|is|let|have|why|gladly|now
          ich|du|sie|wir|ihr|euch|ihnen|es|das|dir|mir|mal|halt|dann|auch|sehr|viel|danke|und|zu|so
          wuerde|moechte|will|kann|mag|mache|mach|tue|tun|machen|erzaehlen|erzaehle|sagen|sage|erklaeren
          """);

  private static final Set<String> LEADING =
      phrases("oh|ah|ach|hm|hmm|um|uh|ehm|aehm|well|so|also|and|und|hey|hi|hello|hallo|haha|wow");

  private static final Set<String> REASON_FOLLOWS = phrases("because|cause|cuz|since|weil|denn");

  private static final Pattern YES_SIGN = Pattern.compile("[👍👌✅✔🆗]");
  private static final Pattern NO_SIGN = Pattern.compile("[👎❌🙅]");
  private static final Pattern APOSTROPHE = Pattern.compile("['’‘`´]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// "yesss", "jaaa"
  private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");

  private PositiveAnswer() {}

  static boolean isPositive(String answer) {
    var words = words(answer);
    if (words.isEmpty()) {
      return YES_SIGN.matcher(answer).find() && !NO_SIGN.matcher(answer).find();
    }
    return !NO_SIGN.matcher(answer).find() && beginsWithYes(words);
  }

  private static boolean beginsWithYes(List<String> words) {
    var at = 0;
    while (at < words.size() && lengthAt(words, at, FIRM) == 0 && LEADING.contains(words.get(at))) {
      at++;
    }
    var firm = lengthAt(words, at, FIRM);
    var mild = lengthAt(words, at, MILD);
    if (firm == 0 && mild == 0) {
      return false;
    }
    return staysYes(words, at + Math.max(firm, mild), firm >= mild);
  }

  private static boolean staysYes(List<String> words, int from, boolean firm) {
    var at = from;
    while (at < words.size()) {
      var yes = Math.max(lengthAt(words, at, FIRM), lengthAt(words, at, MILD));
      if (yes > 0) {
        at += yes;
      } else if (REASON_FOLLOWS.contains(words.get(at))) {
        return true;
      } else if (lengthAt(words, at, TAKES_BACK) > 0) {
        return false;
      } else if (firm || SMALL_WORDS.contains(words.get(at))) {
        at++;
      } else {
        return false;
      }
    }
    return true;
  }

  /// How many words the longest phrase takes that begins here; 0 if none does.
  private static int lengthAt(List<String> words, int at, Set<String> phrases) {
    for (var length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
      if (phrases.contains(String.join(" ", words.subList(at, at + length)))) {
        return length;
      }
    }
    return 0;
  }

  private static List<String> words(String answer) {
    var text = Normalizer.normalize(answer, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    text = APOSTROPHE.matcher(text).replaceAll("");
    text = NO_WORD.matcher(text).replaceAll(" ");
    text = DRAWN_OUT.matcher(text).replaceAll("$1");
    return text.isBlank() ? List.of() : List.of(text.strip().split(" ", -1));
  }

  private static Set<String> phrases(String table) {
    return Set.copyOf(Arrays.asList(table.lines().collect(joining("|")).split("\\|", -1)));
  }
}
