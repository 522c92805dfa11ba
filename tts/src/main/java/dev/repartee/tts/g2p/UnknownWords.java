package dev.repartee.tts.g2p;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses the phonemes of words that stand in no dictionary, with a small neural net over their
 * letters. Remembers what it guessed last. Thread safe.
 */
final class UnknownWords implements AutoCloseable {
  private static final int MAX_REMEMBERED = 2000;

  private final OrtSession session;
  private final Map<Character, Long> letterNumbers = new HashMap<>();
  private final List<String> phonemes = new ArrayList<>();
  private final int maxLetters;
  private final Map<String, String> remembered =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /**
   * Loads the net.
   *
   * @param alphabet JSON with the letters ("in"), the phonemes ("out") and "maxlen"
   */
  UnknownWords(Path net, Path alphabet) throws IOException, OrtException {
    JsonNode description = JsonFiles.tree(alphabet);
    long number = 1;
    for (JsonNode letter : description.path("in")) {
      letterNumbers.put(letter.asText().charAt(0), number++);
    }
    description.path("out").forEach(phoneme -> phonemes.add(phoneme.asText()));
    maxLetters = description.path("maxlen").asInt();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(net.toString(), options);
    }
  }

  /** The word's phonemes; empty if it has no letter that the net knows. */
  String phonemes(String word) {
    synchronized (remembered) {
      String known = remembered.get(word);
      if (known != null) {
        return known;
      }
    }
    String guessed = guess(word);
    synchronized (remembered) {
      remembered.put(word, guessed);
    }
    return guessed;
  }

  private String guess(String word) {
    long[] letters =
        word.chars()
            .mapToObj(c -> letterNumbers.getOrDefault((char) c, 0L))
            .filter(number -> number > 0)
            .limit(maxLetters)
            .mapToLong(Long::longValue)
            .toArray();
    if (letters.length == 0) {
      return "";
    }
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                LongBuffer.wrap(letters),
                new long[] {1, letters.length});
        OrtSession.Result result = session.run(Map.of("chars", input))) {
      return collapsed(((OnnxTensor) result.get(0)).getLongBuffer());
    } catch (OrtException e) {
      throw new IllegalStateException("the net for unknown words failed on \"" + word + "\"", e);
    }
  }

  /** Drops repeats and blanks, as the net's training by connectionist classification asks. */
  private String collapsed(LongBuffer numbers) {
    StringBuilder text = new StringBuilder();
    long previous = 0;
    while (numbers.hasRemaining()) {
      long number = numbers.get();
      if (number != previous && number != 0) {
        text.append(phonemes.get((int) number - 1));
      }
      previous = number;
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the net for unknown words does not close", e);
    }
  }
}
