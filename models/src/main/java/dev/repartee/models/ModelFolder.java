package dev.repartee.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder with the files of one model, and a stamp that says which files were once checked.
 *
 * <p>Computing a model's digest takes as long as reading the model, so it is done once. From then
 * on a file counts as good while its size and its time of change are those of the check.
 */
final class ModelFolder {
  private static final String STAMP = ".checked";
  private static final String ORIGINS = ".origins";

  private final Path path;
  private final Model model;

  ModelFolder(Path path, Model model) {
    this.path = path;
    this.model = model;
  }

  Path path() {
    return path;
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  /** The files that are not there, are cut, or hold something else. */
  List<ModelFile> faultyFiles() throws IOException {
    Set<String> checked = new HashSet<>(readLines(STAMP));
    List<ModelFile> faulty = new ArrayList<>();
    for (ModelFile file : model.files()) {
      if (!isGood(file, checked)) {
        faulty.add(file);
      }
    }
    if (faulty.isEmpty()) {
      stamp(checked);
    }
    return faulty;
  }

  private boolean isGood(ModelFile file, Set<String> checked) throws IOException {
    Path onDisk = path.resolve(file.name());
    return Files.isRegularFile(onDisk)
        && Files.size(onDisk) == file.sizeBytes()
        && (checked.contains(stampLine(file)) || Sha256.ofFile(onDisk).equals(file.sha256()));
  }

  private void stamp(Set<String> checked) throws IOException {
    Set<String> lines = new HashSet<>();
    for (ModelFile file : model.files()) {
      lines.add(stampLine(file));
    }
    // A folder that cannot be written still serves; its files are then read at each check.
    if (!lines.equals(checked) && Files.isWritable(path)) {
      Files.write(path.resolve(STAMP), lines, UTF_8);
    }
  }

  private String stampLine(ModelFile file) throws IOException {
    long changedAtMillis = Files.getLastModifiedTime(path.resolve(file.name())).toMillis();
    return file.sha256() + " " + changedAtMillis + " " + file.name();
  }

  /** Notes a source that files of this folder came from. */
  void addOrigin(ModelSource source) throws IOException {
    Files.writeString(
        path.resolve(ORIGINS),
        source.title() + "\n",
        UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The sources that the files came from, in words for people. */
  List<String> origins() throws IOException {
    return readLines(ORIGINS).stream().distinct().toList();
  }

  private List<String> readLines(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
  }
}
