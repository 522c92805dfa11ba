package dev.repartee.bench.voice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The built-in sentences, one on each line of a resource. */
final class BenchTexts {
  /** Sentences of 4, 8, 15 and 40 words. */
  static final String LENGTHS = "lengths";

  /** What a help desk says. */
  static final String CUSTOMER_SERVICE = "customer_service";

  /** Sentences without a context that would help to guess their words. */
  static final String PLAIN = "plain";

  private BenchTexts() {}

  static List<String> read(String name) throws IOException {
    try (InputStream in = BenchTexts.class.getResourceAsStream(name + ".txt")) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  static int wordCount(String sentence) {
    return (int) sentence.chars().filter(c -> c == ' ').count() + 1;
  }
}
