package dev.repartee.tts.hibari;

import dev.repartee.tts.g2p.Phonemizer;
import dev.repartee.tts.text.SpokenToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** A phrase as the net reads it, and where each word stands in it. Immutable, thread safe. */
final class PhonemePhrase {
  private final long[] ids;
  private final List<WordSpan> words;

  private PhonemePhrase(long[] ids, List<WordSpan> words) {
    this.ids = ids;
    this.words = words;
  }

  /**
   * A word's place among the phonemes.
   *
   * @param firstPhoneme index of its first sound in {@link #ids()}
   * @param endPhoneme index after its last sound
   */
  record WordSpan(SpokenToken token, int firstPhoneme, int endPhoneme) {}

  /** Pronounces the words of a phrase together, so that each sounds as its neighbours ask. */
  static PhonemePhrase of(List<SpokenToken> tokens, Phonemizer phonemizer, PhonemeIds vocabulary) {
    StringJoiner sentence = new StringJoiner(" ");
    int[] tokenEnds = new int[tokens.size()];
    for (int i = 0; i < tokenEnds.length; i++) {
      sentence.add(tokens.get(i).spoken());
      tokenEnds[i] = sentence.length();
    }
    Builder builder = new Builder(vocabulary, sentence.length());
    int token = 0;
    for (Phonemizer.Word word : phonemizer.pronounce(sentence.toString())) {
      while (word.start() >= tokenEnds[token]) {
        builder.endWord(tokens.get(token++));
      }
      builder.add(word);
    }
    builder.endWord(tokens.get(token));
    return builder.build();
  }

  /** The phonemes' numbers, with a zero at both ends. */
  long[] ids() {
    return ids.clone();
  }

  /** The words that sound, in order. */
  List<WordSpan> words() {
    return words;
  }

  /** Collects phonemes and notes where words begin and end. */
  private static final class Builder {
    private final PhonemeIds vocabulary;
    private final List<WordSpan> words = new ArrayList<>();
    private long[] ids;
    private int count = 1;
    private int firstSound = PhonemeIds.NONE;
    private int endOfSound = PhonemeIds.NONE;

    Builder(PhonemeIds vocabulary, int expectedCount) {
      this.vocabulary = vocabulary;
      this.ids = new long[expectedCount * 2 + 2];
    }

    void add(Phonemizer.Word word) {
      for (int i = 0; i < word.phonemes().length(); i++) {
        add(word.phonemes().charAt(i));
      }
      if (word.spaceAfter()) {
        add(' ');
      }
    }

    private void add(char phoneme) {
      int id = vocabulary.of(phoneme);
      if (id == PhonemeIds.NONE) {
        return;
      }
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, count * 2);
      }
      ids[count++] = id;
      if (PhonemeIds.sounds(phoneme)) {
        firstSound = firstSound == PhonemeIds.NONE ? count - 1 : firstSound;
        endOfSound = count;
      }
    }

    void endWord(SpokenToken token) {
      if (firstSound != PhonemeIds.NONE) {
        words.add(new WordSpan(token, firstSound, endOfSound));
      }
      firstSound = PhonemeIds.NONE;
    }

    PhonemePhrase build() {
      return new PhonemePhrase(Arrays.copyOf(ids, count + 1), List.copyOf(words));
    }
  }
}
