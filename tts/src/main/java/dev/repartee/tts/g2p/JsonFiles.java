package dev.repartee.tts.g2p;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens the model's JSON files; those that end in .gz are unpacked on the way. */
final class JsonFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  private JsonFiles() {}

  /** A parser that stands before the first token. */
  static JsonParser open(Path file) throws IOException {
    // A dictionary's keys are all different: remembering them for the next file is wasted.
    JsonFactory factory =
        new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    return factory.createParser(stream(file));
  }

  static JsonNode tree(Path file) throws IOException {
    try (InputStream in = stream(file)) {
      return new ObjectMapper().readTree(in);
    }
  }

  static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.nextToken() != token) {
      throw new IOException("expected " + token + " at " + json.currentTokenLocation());
    }
  }

  private static InputStream stream(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }
}
