package dev.repartee.models;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the manifest says about one model.
 *
 * @param name how providers and people call it
 * @param language a BCP 47 tag, or {@code any}
 * @param licence an SPDX expression that covers all files
 * @param description one line for people
 * @param sources where the files come from, tried in this order
 */
public record Model(
    String name,
    ModelTask task,
    String language,
    String licence,
    String description,
    List<ModelFile> files,
    List<ModelSource> sources) {
  private static final int FOLDER_DIGEST_LENGTH = 12;

  public Model {
    files = List.copyOf(files);
    sources = List.copyOf(sources);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files of model " + name + " must not be empty");
    }
    for (ModelFile file : files) {
      if (sources.stream().noneMatch(source -> source.paths().containsKey(file.name()))) {
        throw new IllegalArgumentException(
            "sources of model %s must name %s".formatted(name, file.name()));
      }
    }
  }

  /** How much room the model's files take. */
  public long sizeBytes() {
    return files.stream().mapToLong(ModelFile::sizeBytes).sum();
  }

  /**
   * The folder's name in the store. It depends on the content, so that programs of different
   * versions that share a cache do not overwrite each other's files.
   */
  String folderName() {
    String content =
        files.stream()
            .map(file -> file.name() + " " + file.sha256())
            .sorted()
            .collect(Collectors.joining("\n"));
    return name + "-" + Sha256.ofText(content).substring(0, FOLDER_DIGEST_LENGTH);
  }
}
