package dev.repartee.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.models.ModelSource.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStoreTest {
  private FakeSources sources;
  private Path root;
  private ProcessLock lock;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void holdTheLock(@TempDir Path temporary) throws Exception {
    sources = new FakeSources(temporary);
    sources.installClient("npm", "tgz", StoreFixture.goodPackage());
    root = temporary.resolve("cache");
    Path aside = Files.createDirectories(root.resolve(".unfinished"));
    lock = ProcessLock.acquire(aside.resolve(model().folderName() + ".lock"), () -> {});
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    sources.close();
  }

  @Test
  void threadsThatWantAModelAtOnceFetchItOnce() throws Exception {
    int threadCount = 3;
    CountDownLatch allWait = new CountDownLatch(threadCount);
    FetchListener listener =
        new FetchListener() {
          @Override
          public void stageBegan(Model model, String stage) {
            allWait.countDown();
          }
        };
    List<CompletableFuture<Path>> folders = new ArrayList<>();
    for (int i = 0; i < threadCount; i++) {
      ModelStore store = StoreFixture.store(root, model(), sources, listener);
      folders.add(CompletableFuture.supplyAsync(() -> required(store), threads));
    }
    allWait.await();
    lock.close();

    for (CompletableFuture<Path> found : folders) {
      assertEquals(root.resolve(model().folderName()), found.join());
    }
    assertEquals(1, sources.calls().size());
  }

  @Test
  void processesThatWantAModelAtOnceFetchItOnce() throws Exception {
    Process first = startOther();
    Process second = startOther();
    try (BufferedReader firstOutput = first.inputReader();
        BufferedReader secondOutput = second.inputReader()) {
      assertEquals("waiting for another program's fetch", firstOutput.readLine());
      assertEquals("waiting for another program's fetch", secondOutput.readLine());
      lock.close();

      assertEquals(0, first.waitFor());
      assertEquals(0, second.waitFor());
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
    assertEquals(1, sources.calls().size());
  }

  private static Model model() {
    return StoreFixture.tiny(StoreFixture.source(Kind.NPM, "tiny@1"));
  }

  private static Path required(ModelStore store) {
    try {
      return store.require("tiny");
    } catch (ModelUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  private Process startOther() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProgram.class.getName(),
            root.toString(),
            sources.programs().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A program of its own that wants the model and tells its stages on standard output. */
  static final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws ModelUnavailableException {
      CommandRunner runner =
          new CommandRunner(List.of(Path.of(arguments[1])), Duration.ofMinutes(1));
      ModelFetcher fetcher =
          new ModelFetcher(runner, StoreFixture.PATIENCE, path -> Long.MAX_VALUE);
      FetchListener toOutput =
          new FetchListener() {
            @Override
            public void stageBegan(Model model, String stage) {
              System.out.println(stage);
            }
          };
      new ModelStore(Path.of(arguments[0]), new ModelManifest(List.of(model())), fetcher, toOutput)
          .require("tiny");
    }
  }
}
