package dev.repartee.tts.g2p;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and their phonemes, some with one reading for each part of speech.
 *
 * <p>A word answers to its lower-case and its capitalised form alike, unless the other form has an
 * entry of its own. Immutable, thread safe.
 */
final class PronouncingDictionary {
  private static final String DEFAULT = "DEFAULT";
  private static final String BEFORE_PAUSE = "None";

  private final StringIndex words = new StringIndex(100_000);
  private final Map<Integer, Map<String, @Nullable String>> readings = new HashMap<>();
  private char[] phonemes = new char[1 << 20];
  private int[] ends = new int[1 << 17];

  private PronouncingDictionary() {}

  /** Reads a gzipped JSON object: word to phonemes, or to an object of phonemes by tag. */
  static PronouncingDictionary load(Path file) throws IOException {
    PronouncingDictionary dictionary = new PronouncingDictionary();
    try (JsonParser json = JsonFiles.open(file)) {
      JsonFiles.expect(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String word = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT) {
          Map<String, @Nullable String> byTag = readReadings(json);
          dictionary.add(word, byTag.getOrDefault(DEFAULT, ""));
          dictionary.readings.put(dictionary.words.find(word), byTag);
        } else {
          dictionary.add(word, json.getText());
        }
      }
    }
    return dictionary;
  }

  boolean contains(String word) {
    return find(word) >= 0;
  }

  /** The word's usual phonemes, or null if it is unknown. */
  @Nullable String phonemes(String word) {
    int number = find(word);
    return number < 0 ? null : text(number);
  }

  /**
   * The word's phonemes as this part of speech; null if it is unknown, or if it is not pronounced
   * as a word when it is that part of speech.
   */
  @Nullable String phonemes(String word, @Nullable String tag, boolean beforePause) {
    int number = find(word);
    if (number < 0) {
      return null;
    }
    Map<String, @Nullable String> byTag = readings.get(number);
    if (byTag == null) {
      return text(number);
    }
    String key = beforePause && byTag.containsKey(BEFORE_PAUSE) ? BEFORE_PAUSE : tag;
    if (key == null || !byTag.containsKey(key)) {
      key = wordClass(tag);
    }
    return byTag.containsKey(key) ? byTag.get(key) : text(number);
  }

  /** The class of words that a Penn Treebank tag belongs to, as the dictionary names it. */
  static String wordClass(@Nullable String tag) {
    if (tag == null) {
      return DEFAULT;
    }
    if (tag.startsWith("VB")) {
      return "VERB";
    }
    if (tag.startsWith("NN")) {
      return "NOUN";
    }
    if (tag.startsWith("RB")) {
      return "ADV";
    }
    return tag.startsWith("JJ") ? "ADJ" : tag;
  }

  static String capitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT)
            + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private int find(String word) {
    int number = words.find(word);
    if (number >= 0 || word.length() < 2) {
      return number;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String capitalised = capitalised(word);
    if (word.equals(lower)) {
      return words.find(capitalised);
    }
    return word.equals(capitalised) ? words.find(lower) : number;
  }

  private String text(int number) {
    int start = number == 0 ? 0 : ends[number - 1];
    return new String(phonemes, start, ends[number] - start);
  }

  private void add(String word, @Nullable String text) {
    int number = words.add(word);
    String written = text == null ? "" : text;
    int start = number == 0 ? 0 : ends[number - 1];
    int end = start + written.length();
    if (end > phonemes.length) {
      phonemes = Arrays.copyOf(phonemes, phonemes.length * 2);
    }
    if (number == ends.length) {
      ends = Arrays.copyOf(ends, number * 2);
    }
    written.getChars(0, written.length(), phonemes, start);
    ends[number] = end;
  }

  private static Map<String, @Nullable String> readReadings(JsonParser json) throws IOException {
    Map<String, @Nullable String> byTag = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String tag = json.currentName();
      byTag.put(tag, json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText());
    }
    return byTag;
  }
}
