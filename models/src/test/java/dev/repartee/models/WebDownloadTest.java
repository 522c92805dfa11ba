package dev.repartee.models;

import static dev.repartee.models.FakeSources.content;
import static dev.repartee.models.StoreFixture.EARS;
import static dev.repartee.models.StoreFixture.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.models.ModelSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDownloadTest {
  private FakeSources sources;
  private ModelStore store;
  private Path unfinished;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    sources = new FakeSources(temporary);
    sources.serve("/data/words.txt", content(WORDS));
    Model tiny = StoreFixture.tiny(StoreFixture.source(Kind.HTTPS, sources.webAddress()));
    Path root = temporary.resolve("cache");
    store = StoreFixture.store(root, tiny, sources);
    unfinished = root.resolve(".unfinished").resolve(tiny.folderName());
  }

  @AfterEach
  void stop() {
    sources.close();
  }

  @Test
  void filesComeFromAWebAddress() throws Exception {
    sources.serve("/data/ears.bin", content(EARS));

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals(WORDS, Files.readString(model.resolve("words.txt")));
  }

  @Test
  void aBrokenDownloadGoesOnWhereItStopped() throws Exception {
    sources.serve("/data/ears.bin", sources.cutOnce(EARS, 5));

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals(
        List.of("/data/ears.bin", "/data/ears.bin bytes=5-", "/data/words.txt"),
        sources.requests());
  }

  @Test
  void aDownloadThatAnEarlierRunLeftGoesOn() throws Exception {
    leaveBehind(EARS.substring(0, 7));
    sources.serve("/data/ears.bin", content(EARS));

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
    assertEquals("/data/ears.bin bytes=7-", sources.requests().get(0));
  }

  @Test
  void aServerThatKnowsNoRangesSendsTheFileAnew() throws Exception {
    leaveBehind("other bytes");
    byte[] whole = EARS.getBytes(UTF_8);
    sources.serve(
        "/data/ears.bin",
        exchange -> {
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole);
        });

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
  }

  @Test
  void aContinuedFileThatIsWrongStartsAnewNextTime() throws Exception {
    leaveBehind("wrong");
    sources.serve("/data/ears.bin", content(EARS));
    assertTrue(failure().contains("ears.bin is not the promised file"));

    Path model = store.require("tiny");

    assertEquals(EARS, Files.readString(model.resolve("ears.bin")));
  }

  @Test
  void aBodyLongerThanPromisedIsRefused() throws Exception {
    sources.serve("/data/ears.bin", content(EARS + EARS));

    assertTrue(failure().contains("ears.bin is longer there than it should be"));
  }

  @Test
  void aServerThatSendsOnlyPartsEachTimeIsGivenUp() throws Exception {
    sources.serve("/data/ears.bin", content(EARS.substring(0, 4)));

    assertTrue(failure().contains("the server"), "the reason names the server");
    assertEquals(3, sources.requests().size());
  }

  @Test
  void aServerThatStallsIsGivenUp() throws Exception {
    CountDownLatch testIsOver = new CountDownLatch(1);
    sources.serve(
        "/data/ears.bin",
        exchange -> {
          exchange.sendResponseHeaders(200, EARS.length());
          exchange.getResponseBody().flush();
          try {
            testIsOver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    String reason = failure();
    testIsOver.countDown();

    assertTrue(reason.contains("the server sent nothing for 1 s"), reason);
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    sources.close();

    assertTrue(failure().contains("no connection to 127.0.0.1"));
  }

  private void leaveBehind(String content) throws IOException {
    Files.createDirectories(unfinished);
    Files.writeString(unfinished.resolve("ears.bin"), content);
  }

  private String failure() {
    return String.valueOf(
        assertThrows(ModelUnavailableException.class, () -> store.require("tiny")).getMessage());
  }
}
