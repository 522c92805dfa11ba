package dev.repartee.tts.hibari;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The numbers under which the net knows phonemes. Immutable, thread safe. */
final class PhonemeIds {
  static final int NONE = -1;
  private static final String SILENT = " ;:,.!?—…\"()“”";

  private final int[] ids = new int[1 << 16];

  private PhonemeIds() {
    Arrays.fill(ids, NONE);
  }

  /** Reads a JSON object from phoneme to number. */
  static PhonemeIds load(Path file) throws IOException {
    PhonemeIds vocabulary = new PhonemeIds();
    for (Map.Entry<String, JsonNode> entry :
        new ObjectMapper().readTree(file.toFile()).properties()) {
      vocabulary.ids[entry.getKey().charAt(0)] = entry.getValue().asInt();
    }
    return vocabulary;
  }

  /** The phoneme's number, or {@link #NONE} if the net was not taught it. */
  int of(char phoneme) {
    return ids[phoneme];
  }

  /** Whether it sounds, rather than marking a pause or a tone. */
  static boolean sounds(char phoneme) {
    return SILENT.indexOf(phoneme) < 0;
  }
}
