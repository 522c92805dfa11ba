package dev.repartee.tts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A word's place among its neighbours. */
record Context(List<Word> words, int index) {
  private static final Set<String> FIRST_WORDS =
      Table.words(
          "The A An It Its I I'm I'll You We He She They This That These Those There Here If In On At"
              + " For When What Where Who Why How Is Are Do Does Can Could Would Will Please And But"
              + " Or So Then Also Our Your My No Yes Let It's That's You're We're There's Let's");
  private static final Word NOTHING = new Word("", "", "", 0, 0, false);

  /** The context of a part of a word, which has no neighbours. */
  static Context alone(String core) {
    return new Context(List.of(new Word("", core, "", 0, 0, false)), 0);
  }

  /** The word that stands so many places after this one, or before it if negative. */
  Word word(int distance) {
    int at = index + distance;
    return at >= 0 && at < words.size() ? words.get(at) : NOTHING;
  }

  /** The core of a neighbour, whatever punctuation lies between; empty if there is none. */
  String core(int distance) {
    return word(distance).core();
  }

  /** The core of the word before if no pause separates them; else empty. */
  String before() {
    return word(-1).pauses() ? "" : core(-1);
  }

  /** The core of the word after if no pause separates them; else empty. */
  String after() {
    return word(0).pauses() ? "" : core(1);
  }

  boolean hasFullStop() {
    return word(0).hasFullStop();
  }

  /**
   * Whether a quantity tells of what kind one thing is, as in "a $5 bill": a noun follows, and an
   * article stands {@code article} places away.
   */
  boolean describesOneThing(int article) {
    boolean named = !after().isEmpty() && Character.isLetter(after().charAt(0));
    String before = core(article);
    return named && (before.equalsIgnoreCase("a") || before.equalsIgnoreCase("an"));
  }

  /** Whether the next word is one with which a sentence begins, written large. */
  boolean sentenceFollows() {
    return FIRST_WORDS.contains(core(1));
  }

  boolean isLast() {
    return index == words.size() - 1;
  }

  /** The nearest earlier word among {@code candidates} within {@code distance} places. */
  Optional<String> nearestBefore(int distance, Set<String> candidates) {
    for (int i = 1; i <= distance; i++) {
      String core = core(-i).toLowerCase(Locale.ROOT);
      if (candidates.contains(core)) {
        return Optional.of(core);
      }
    }
    return Optional.empty();
  }
}
