package dev.repartee.llm.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Brings what was typed and what was heard to one form: small letters, no marks, no fillers. */
final class Wording {
  private static final Set<String> FILLERS =
      Set.of("um", "uh", "er", "erm", "ah", "oh", "well", "please", "so", "hmm", "hm", "actually");
  private static final Set<String> OPENERS =
      Set.of("hi", "hello", "hey", "okay", "ok", "alright", "right", "great", "yes", "thanks");
  private static final Map<String, String> SHORT_FORMS =
      Map.ofEntries(
          Map.entry("n't", " not"),
          Map.entry("'re", " are"),
          Map.entry("'ve", " have"),
          Map.entry("'ll", " will"),
          Map.entry("'d", " would"),
          Map.entry("'m", " am"),
          Map.entry("'s", " is"));

  /** Words that say little about what a question is about. */
  private static final Set<String> COMMON =
      Set.of(
          ("a an and any are at be but by can could d did do does for from get give had has have how"
                  + " i if in is it its let like ll m me my need no not of on or our say should so"
                  + " some tell that the their them then there these they this to too up us want"
                  + " was we were what when where which who why will with would you your about also"
                  + " ok okay yes please much many long one ones i'm else more know just there's")
              .split(" ", -1));

  private Wording() {}

  /** Small letters and single spaces, without punctuation, short forms and fillers. */
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace("can't", "can not");
    lower = lower.replace("won't", "will not").replace("let's", "let us");
    List<String> words = new ArrayList<>();
    for (String word : lower.split("[^\\p{L}\\p{N}']+", -1)) {
      String whole = word;
      for (Map.Entry<String, String> form : SHORT_FORMS.entrySet()) {
        if (word.endsWith(form.getKey()) && word.length() > form.getKey().length()) {
          whole = word.substring(0, word.length() - form.getKey().length()) + form.getValue();
          break;
        }
      }
      whole = whole.replace("'", "");
      if (!whole.isBlank() && !FILLERS.contains(whole)) {
        words.add(whole);
      }
    }
    return String.join(" ", words);
  }

  /** Drops "hi", "okay" and the like, and the agent's name, before a question of three words. */
  static String withoutOpener(String plain, String agentName) {
    String rest = plain;
    while (true) {
      int space = rest.indexOf(' ');
      if (space < 0) {
        return rest;
      }
      String first = rest.substring(0, space);
      String after = rest.substring(space + 1);
      boolean opener = OPENERS.contains(first) || first.equalsIgnoreCase(agentName);
      if (!opener || wordCount(after) < 2) {
        return rest;
      }
      rest = after;
    }
  }

  static int wordCount(String plain) {
    return plain.isEmpty() ? 0 : plain.split(" ", -1).length;
  }

  /** The stems of the words that say what a plain text is about. */
  static List<String> contentStems(String plain) {
    List<String> stems = new ArrayList<>();
    for (String word : plain.split(" ", -1)) {
      if (!word.isEmpty() && !COMMON.contains(word)) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  /** A rough stem: enough to find "sundays" in "sunday" and "parking" in "park". */
  private static String stem(String word) {
    for (String ending : List.of("ing", "ies", "es", "ed", "s", "y", "e")) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
