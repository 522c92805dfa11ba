package dev.repartee.engine.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a few words said over the agent's voice are worth. */
final class Words {
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  private static final Set<String> BACK_CHANNELS =
      Set.of(
          "mm", "mmm", "mhm", "mmhm", "hmm", "hm", "uh", "huh", "um", "ah", "oh", "aha", "uhhuh",
          "yeah", "yep", "yes", "right", "ok", "okay", "sure", "cool", "great", "nice", "wow", "i",
          "see", "got", "it", "exactly", "true", "really", "alright", "fine", "good");

  private static final Set<String> STOP_WORDS =
      Set.of("stop", "wait", "no", "hold", "pause", "quiet", "enough", "cancel");

  private Words() {}

  /** The words of {@code text} in lower case, without punctuation. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether a listener would say this to encourage the speaker to go on. */
  static boolean isBackChannel(List<String> words) {
    return words.size() <= 3 && BACK_CHANNELS.containsAll(words);
  }

  /** Whether the first word asks for silence. */
  static boolean asksToStop(List<String> words) {
    return !words.isEmpty() && STOP_WORDS.contains(words.get(0));
  }
}
