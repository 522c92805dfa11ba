package dev.repartee.tts.freetts;

import dev.repartee.tts.text.SpokenToken;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence in the letters that FreeTTS knows, and which word of it comes from which token.
 *
 * @param words ASCII letters and apostrophes, each with a mark after it if a pause follows
 * @param tokens the token of each word; one token may have several words
 */
record SpokenSentence(List<String> words, List<SpokenToken> tokens) {
  private static final int MAX_CHARACTERS = 300;
  private static final Pattern ENDS_SENTENCE =
      Pattern.compile(".*(?:[?!]|(?<!\\b\\p{Lu})\\.)", Pattern.DOTALL);
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s—-]+");
  private static final Pattern UNKNOWN = Pattern.compile("[^A-Za-z'.,?!:;]");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  SpokenSentence {
    words = List.copyOf(words);
    tokens = List.copyOf(tokens);
  }

  /**
   * The sentences in order, long ones cut; a token without a letter of that alphabet is left out.
   */
  static List<SpokenSentence> of(List<SpokenToken> tokens) {
    List<SpokenSentence> sentences = new ArrayList<>();
    Builder sentence = new Builder();
    for (SpokenToken token : tokens) {
      sentence.add(token);
      if (ENDS_SENTENCE.matcher(token.spoken()).matches() || sentence.length > MAX_CHARACTERS) {
        sentence = sentence.endInto(sentences);
      }
    }
    sentence.endInto(sentences);
    return sentences;
  }

  /** Whether a full stop, a question mark or an exclamation mark ends it. */
  boolean isComplete() {
    return ENDS_SENTENCE.matcher(words.get(words.size() - 1)).matches();
  }

  /** Collects the words of one sentence. */
  private static final class Builder {
    private final List<String> words = new ArrayList<>();
    private final List<SpokenToken> tokens = new ArrayList<>();
    private int length;

    private void add(SpokenToken token) {
      String pauses = token.spoken().replace('—', ',');
      String plain = Normalizer.normalize(pauses, Normalizer.Form.NFD);
      for (String word : BETWEEN_WORDS.split(plain, -1)) {
        String known = UNKNOWN.matcher(word).replaceAll("");
        if (LETTER.matcher(known).find()) {
          words.add(known);
          tokens.add(token);
          length += known.length() + 1;
        }
      }
    }

    private Builder endInto(List<SpokenSentence> sentences) {
      if (!words.isEmpty()) {
        sentences.add(new SpokenSentence(words, tokens));
      }
      return new Builder();
    }
  }
}
