package dev.repartee.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stores and models for tests. */
final class StoreFixture {
  static final String EARS = "what the ears need";
  static final String WORDS = "words";
  static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PLENTY = 1_000_000_000L;

  private StoreFixture() {}

  /** A model "tiny" with the files ears.bin and words.txt. */
  static Model tiny(ModelSource... sources) {
    return new Model(
        "tiny",
        ModelTask.RECOGNITION,
        "en",
        "MIT",
        "A model for tests",
        List.of(file("ears.bin", EARS), file("words.txt", WORDS)),
        List.of(sources));
  }

  static ModelSource source(ModelSource.Kind kind, String address) {
    return new ModelSource(
        kind, address, Map.of("ears.bin", "data/ears.bin", "words.txt", "data/words.txt"));
  }

  /** The paths of {@link #source} with the right content. */
  static Map<String, String> goodPackage() {
    return Map.of("data/ears.bin", EARS, "data/words.txt", WORDS, "readme", "hello");
  }

  static ModelStore store(Path root, Model model, FakeSources sources) {
    return store(root, model, sources, FetchListener.NONE);
  }

  static ModelStore store(Path root, Model model, FakeSources sources, FetchListener listener) {
    ModelFetcher fetcher =
        new ModelFetcher(sources.runner(Duration.ofMinutes(1)), PATIENCE, folder -> PLENTY);
    return new ModelStore(root, new ModelManifest(List.of(model)), fetcher, listener);
  }

  private static ModelFile file(String name, String content) {
    return new ModelFile(name, content.getBytes(UTF_8).length, Sha256.ofText(content));
  }
}
