package dev.repartee.tts.g2p;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pronounces the words it knows: from two dictionaries, by the endings of known words, letter by
 * letter for abbreviations, and by context for function words.
 *
 * <p>The rules are those of misaki's English (Apache-2.0), by which the voice's training text was
 * read. Immutable, thread safe.
 */
final class Lexicon {
  private static final Map<String, String> SYMBOLS =
      Map.of("%", "percent", "&", "and", "+", "plus", "@", "at");
  private static final Map<String, String> ADDRESS_SYMBOLS = Map.of(".", "dot", "/", "slash");
  private static final Pattern ASCII_LETTERS = Pattern.compile("[A-Za-z]+");
  private static final Pattern DOUBLED_BEFORE_ING =
      Pattern.compile("(?:([bcdgklmnprstvxz])\\1|ck)ing$");
  private static final Pattern OUTER_DOTS = Pattern.compile("^\\.+|\\.+$");
  private static final int LONGEST_SPELLED_NAME = 7;

  private final PronouncingDictionary checked;
  private final PronouncingDictionary derived;
  private final FunctionWords functionWords = new FunctionWords(this);

  /**
   * Builds on two dictionaries.
   *
   * @param checked words whose entries were checked; they win
   * @param derived words whose entries were derived
   */
  Lexicon(PronouncingDictionary checked, PronouncingDictionary derived) {
    this.checked = checked;
    this.derived = derived;
  }

  /** A word's phonemes where it stands, or null if it is not known. */
  @Nullable String pronounce(String text, String tag, Following following) {
    String word =
        Normalizer.normalize(text.replace('‘', '\'').replace('’', '\''), Normalizer.Form.NFKC);
    if (SYMBOLS.containsKey(word)) {
      return lookUp(SYMBOLS.get(word), null, null, following);
    }
    if (tag.equals("ADD") && ADDRESS_SYMBOLS.containsKey(word)) {
      return lookUp(ADDRESS_SYMBOLS.get(word), null, Stress.LOWERED, following);
    }
    String special =
        isDottedAbbreviation(word) ? spelled(word) : functionWords.pronounce(word, tag, following);
    if (special != null) {
      return special;
    }
    Stress stress =
        word.equals(Words.lower(word))
            ? null
            : word.equals(Words.upper(word)) ? Stress.PRIMARY : Stress.AT_LEAST_SECONDARY;
    return known(
        isKnownInLowerCase(word, tag, following) ? Words.lower(word) : word,
        tag,
        stress,
        following);
  }

  /** The usual phonemes of a word that stands in the checked dictionary. */
  @Nullable String usual(String word) {
    return checked.phonemes(word);
  }

  /** The phonemes of a word that stands in a dictionary, or else of its letters; or null. */
  @Nullable String lookUp(
      String text, @Nullable String tag, @Nullable Stress stress, Following following) {
    String word = text;
    boolean name = false;
    if (word.equals(Words.upper(word)) && !checked.contains(word)) {
      word = Words.lower(word);
      name = "NNP".equals(tag);
    }
    boolean beforePause = following.sound() == Following.Sound.PAUSE;
    String phonemes =
        checked.contains(word)
            ? checked.phonemes(word, tag, beforePause)
            : name ? null : derived.phonemes(word);
    if (phonemes == null || (name && phonemes.indexOf(Stress.PRIMARY_MARK) < 0)) {
      return spelled(word);
    }
    return stress == null ? phonemes : stress.apply(phonemes);
  }

  /** The names of the word's letters, the last one stressed; null if a letter has no name. */
  @Nullable String spelled(String word) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        String name = checked.phonemes(Words.upper(word.substring(i, i + 1)));
        if (name == null) {
          return null;
        }
        names.append(name);
      }
    }
    String phonemes = Stress.SECONDARY.apply(names.toString());
    int last = phonemes.lastIndexOf(Stress.SECONDARY_MARK);
    return last < 0
        ? phonemes
        : phonemes.substring(0, last) + Stress.PRIMARY_MARK + phonemes.substring(last + 1);
  }

  private @Nullable String known(
      String word, String tag, @Nullable Stress stress, Following following) {
    if (isKnown(word)) {
      return lookUp(word, tag, stress, following);
    }
    if (word.endsWith("s'") && isKnown(Words.withoutLast(word, 2) + "'s")) {
      return lookUp(Words.withoutLast(word, 2) + "'s", tag, stress, following);
    }
    if (word.endsWith("'") && isKnown(Words.withoutLast(word, 1))) {
      return lookUp(Words.withoutLast(word, 1), tag, stress, following);
    }
    return inflected(word, tag, stress, following);
  }

  private @Nullable String inflected(
      String word, String tag, @Nullable Stress stress, Following following) {
    String stem = stemOfPlural(word);
    String phonemes = stem == null ? null : lookUp(stem, tag, stress, following);
    if (phonemes != null && !phonemes.isEmpty()) {
      return Inflection.plural(phonemes);
    }
    stem = stemOfPast(word);
    phonemes = stem == null ? null : lookUp(stem, tag, stress, following);
    if (phonemes != null && !phonemes.isEmpty()) {
      return Inflection.past(phonemes);
    }
    stem = stemOfGerund(word);
    Stress gerundStress = stress == null ? Stress.AT_LEAST_SECONDARY : stress;
    phonemes = stem == null ? null : lookUp(stem, tag, gerundStress, following);
    return phonemes == null || phonemes.isEmpty() ? null : Inflection.gerund(phonemes);
  }

  private @Nullable String stemOfPlural(String word) {
    int length = word.length();
    if (length < 3 || !word.endsWith("s")) {
      return null;
    }
    if (!word.endsWith("ss") && isKnown(Words.withoutLast(word, 1))) {
      return Words.withoutLast(word, 1);
    }
    boolean takesEs = length > 4 && word.endsWith("es") && !word.endsWith("ies");
    if ((word.endsWith("'s") || takesEs) && isKnown(Words.withoutLast(word, 2))) {
      return Words.withoutLast(word, 2);
    }
    String singular = Words.withoutLast(word, 3) + "y";
    return length > 4 && word.endsWith("ies") && isKnown(singular) ? singular : null;
  }

  private @Nullable String stemOfPast(String word) {
    if (word.length() < 4 || !word.endsWith("d")) {
      return null;
    }
    if (!word.endsWith("dd") && isKnown(Words.withoutLast(word, 1))) {
      return Words.withoutLast(word, 1);
    }
    boolean takesEd = word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed");
    return takesEd && isKnown(Words.withoutLast(word, 2)) ? Words.withoutLast(word, 2) : null;
  }

  private @Nullable String stemOfGerund(String word) {
    if (word.length() < 5 || !word.endsWith("ing")) {
      return null;
    }
    String stem = Words.withoutLast(word, 3);
    if (word.length() > 5 && isKnown(stem)) {
      return stem;
    }
    if (isKnown(stem + "e")) {
      return stem + "e";
    }
    boolean doubled = word.length() > 5 && DOUBLED_BEFORE_ING.matcher(word).find();
    String single = Words.withoutLast(word, 4);
    return doubled && isKnown(single) ? single : null;
  }

  /** Whether a capitalised word that no dictionary has is better read as in small letters. */
  private boolean isKnownInLowerCase(String word, String tag, Following following) {
    String lower = Words.lower(word);
    boolean capitals = word.equals(Words.upper(word));
    boolean capitalised = !word.isEmpty() && word.substring(1).equals(lower.substring(1));
    return word.length() > 1
        && Words.isLetters(word.replace("'", ""))
        && !word.equals(lower)
        && (capitals || capitalised)
        && (!tag.equals("NNP") || word.length() > LONGEST_SPELLED_NAME)
        && !checked.contains(word)
        && !derived.contains(word)
        && (checked.contains(lower)
            || derived.contains(lower)
            || inflected(lower, tag, null, following) != null);
  }

  private boolean isKnown(String word) {
    if (checked.contains(word) || derived.contains(word) || SYMBOLS.containsKey(word)) {
      return true;
    }
    if (!ASCII_LETTERS.matcher(word).matches()) {
      return false;
    }
    boolean capitals = word.equals(Words.upper(word));
    return word.length() == 1
        || (capitals && checked.contains(Words.lower(word)))
        || word.substring(1).equals(Words.upper(word.substring(1)));
  }

  /** Such as "U.S." or "e.g". */
  private static boolean isDottedAbbreviation(String word) {
    String inner = OUTER_DOTS.matcher(word).replaceAll("");
    return inner.indexOf('.') >= 0
        && Words.isLetters(word.replace(".", ""))
        && Arrays.stream(word.split("\\.")).allMatch(part -> part.length() < 3);
  }
}
