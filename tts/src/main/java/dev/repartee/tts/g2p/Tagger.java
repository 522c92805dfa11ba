package dev.repartee.tts.g2p;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds each word's part of speech: an averaged perceptron over the word, its neighbours and the
 * two tags before it. Words that nearly always have one tag are looked up. Immutable, thread safe.
 */
final class Tagger {
  private static final String UNKNOWN = "NN";

  private final List<String> tags = new ArrayList<>();
  private final Map<String, String> usualTags = new HashMap<>();
  private final StringIndex vocabulary = new StringIndex(1 << 15);
  private final StringIndex features = new StringIndex(1 << 17);
  private int[] weightEnds = new int[1 << 17];
  private byte[] weightTags = new byte[1 << 18];
  private float[] weights = new float[1 << 18];

  private Tagger() {}

  /** Reads a gzipped JSON object with tags, tagdict, vocab and weights by feature and tag. */
  static Tagger load(Path file) throws IOException {
    Tagger tagger = new Tagger();
    try (JsonParser json = JsonFiles.open(file)) {
      JsonFiles.expect(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String part = json.currentName();
        json.nextToken();
        switch (part) {
          case "tags" -> tagger.readTags(json);
          case "tagdict" -> tagger.readUsualTags(json);
          case "vocab" -> tagger.readVocabulary(json);
          case "weights" -> tagger.readWeights(json);
          default -> json.skipChildren();
        }
      }
    }
    if (tagger.tags.isEmpty() || tagger.features.size() == 0) {
      throw new IOException(file.getFileName() + " holds no tags or no weights");
    }
    return tagger;
  }

  /** The same tokens with their tags. */
  List<Token> tag(List<Token> tokens) {
    TagFeatures words = new TagFeatures(tokens, vocabulary);
    List<Token> tagged = new ArrayList<>(tokens.size());
    String previous = TagFeatures.START;
    String beforePrevious = TagFeatures.BEFORE_START;
    for (int i = 0; i < tokens.size(); i++) {
      String tag = usualTags.get(tokens.get(i).text());
      if (tag == null) {
        tag = predict(words.of(i, previous, beforePrevious));
      }
      tagged.add(tokens.get(i).tagged(tag));
      beforePrevious = previous;
      previous = tag;
    }
    return tagged;
  }

  private String predict(String[] wordFeatures) {
    double[] scores = new double[tags.size()];
    boolean any = false;
    for (String feature : wordFeatures) {
      int number = features.find(feature);
      if (number >= 0) {
        any = true;
        for (int i = number == 0 ? 0 : weightEnds[number - 1]; i < weightEnds[number]; i++) {
          scores[weightTags[i]] += weights[i];
        }
      }
    }
    if (!any) {
      return UNKNOWN;
    }
    int best = 0;
    for (int tag = 1; tag < scores.length; tag++) {
      // Tags stand in alphabetical order; of equals the last wins, as when the weights were learnt.
      if (scores[tag] >= scores[best]) {
        best = tag;
      }
    }
    return tags.get(best);
  }

  private void readTags(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      tags.add(json.getText());
    }
  }

  private void readUsualTags(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String word = json.currentName();
      json.nextToken();
      usualTags.put(word, json.getText().intern());
    }
  }

  private void readVocabulary(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      vocabulary.add(json.getText());
    }
  }

  private void readWeights(JsonParser json) throws IOException {
    Map<String, Byte> tagNumbers = new HashMap<>();
    for (int tag = 0; tag < tags.size(); tag++) {
      tagNumbers.put(tags.get(tag), (byte) tag);
    }
    int count = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      int feature = features.add(json.currentName());
      JsonFiles.expect(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (count == weights.length) {
          weights = Arrays.copyOf(weights, count * 2);
          weightTags = Arrays.copyOf(weightTags, count * 2);
        }
        Byte tag = tagNumbers.get(json.currentName());
        if (tag == null) {
          throw new IOException("weights name an unknown tag, " + json.currentName());
        }
        json.nextToken();
        weightTags[count] = tag;
        weights[count++] = json.getFloatValue();
      }
      if (feature == weightEnds.length) {
        weightEnds = Arrays.copyOf(weightEnds, feature * 2);
      }
      weightEnds[feature] = count;
    }
  }
}
