package dev.repartee.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder that holds models, shared by all programs of a user.
 *
 * <p>A model appears in it whole or not at all: files are gathered aside, checked against the
 * manifest and moved in at once. Threads and processes may use one folder together. Methods block,
 * those that fetch for minutes; never call them on an event loop.
 */
public final class ModelStore {
  private static final String UNFINISHED = ".unfinished";
  private static final Duration PACKAGE_LIMIT = Duration.ofMinutes(15);
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(30);

  private final Path root;
  private final ModelManifest manifest;
  private final ModelFetcher fetcher;
  private final FetchListener listener;

  ModelStore(Path root, ModelManifest manifest, ModelFetcher fetcher, FetchListener listener) {
    this.root = root;
    this.manifest = manifest;
    this.fetcher = fetcher;
    this.listener = listener;
  }

  /**
   * The current user's store with the bundled manifest, in the folder {@code models} of {@link
   * CacheFolder}.
   *
   * @param environment the process's variables
   * @param listener told about fetches
   */
  public static ModelStore ofUser(Map<String, String> environment, FetchListener listener) {
    return of(ModelManifest.bundled(), environment, listener);
  }

  /**
   * The current user's store with a manifest of one's own.
   *
   * @param environment the process's variables: they name the cache, and where programs are found
   * @param listener told about fetches
   */
  public static ModelStore of(
      ModelManifest manifest, Map<String, String> environment, FetchListener listener) {
    List<Path> searchPath = CommandRunner.parseSearchPath(environment.getOrDefault("PATH", ""));
    ModelFetcher fetcher =
        new ModelFetcher(
            new CommandRunner(searchPath, PACKAGE_LIMIT),
            SERVER_PATIENCE,
            folder -> Files.getFileStore(folder).getUsableSpace());
    return new ModelStore(
        CacheFolder.of(environment).resolve("models"), manifest, fetcher, listener);
  }

  /** All models of the manifest and how they stand here. */
  public List<ModelStatus> statuses() throws IOException {
    List<ModelStatus> statuses = new ArrayList<>();
    for (Model model : manifest.models()) {
      ModelFolder folder = folderOf(model);
      ModelStatus.State state =
          !folder.exists()
              ? ModelStatus.State.ABSENT
              : folder.faultyFiles().isEmpty()
                  ? ModelStatus.State.READY
                  : ModelStatus.State.DAMAGED;
      statuses.add(new ModelStatus(model, state, folder.path(), folder.origins()));
    }
    return statuses;
  }

  /**
   * The folder that holds the model's files under the names of its manifest. The model is fetched
   * first, if it is absent or damaged.
   *
   * @throws ModelUnavailableException with a sentence that says why and what to do
   */
  public Path require(String modelName) throws ModelUnavailableException {
    Model model = manifest.named(modelName);
    ModelFolder folder = folderOf(model);
    try {
      return isComplete(folder) ? folder.path() : fetch(model, folder);
    } catch (IOException e) {
      throw new ModelUnavailableException(
          "The model %s cannot be kept in %s: %s. Make that folder writable, or name another one in REPARTEE_CACHE."
              .formatted(modelName, root, Reasons.of(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelUnavailableException(
          "The fetch of the model " + modelName + " was interrupted; the next one goes on.", e);
    }
  }

  private Path fetch(Model model, ModelFolder folder)
      throws ModelUnavailableException, IOException, InterruptedException {
    Path aside = Files.createDirectories(root.resolve(UNFINISHED));
    ProcessLock lock =
        ProcessLock.acquire(
            aside.resolve(model.folderName() + ".lock"),
            () -> listener.stageBegan(model, "waiting for another program's fetch"));
    try {
      return isComplete(folder) ? folder.path() : fetchAlone(model, folder, aside);
    } finally {
      lock.close();
    }
  }

  private Path fetchAlone(Model model, ModelFolder folder, Path aside)
      throws ModelUnavailableException, IOException, InterruptedException {
    Path unfinished = aside.resolve(model.folderName());
    if (folder.exists()) {
      Folders.delete(unfinished);
      Files.move(folder.path(), unfinished, StandardCopyOption.ATOMIC_MOVE);
    }
    fetcher.complete(model, new ModelFolder(unfinished, model), listener);
    Files.move(unfinished, folder.path(), StandardCopyOption.ATOMIC_MOVE);
    listener.finished(model);
    return folder.path();
  }

  private static boolean isComplete(ModelFolder folder) throws IOException {
    return folder.exists() && folder.faultyFiles().isEmpty();
  }

  private ModelFolder folderOf(Model model) {
    return new ModelFolder(root.resolve(model.folderName()), model);
  }
}
