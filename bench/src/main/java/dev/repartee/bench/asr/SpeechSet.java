package dev.repartee.bench.asr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of recordings with what is said in them.
 *
 * @param name the folder's name
 */
public record SpeechSet(String name, List<Recording> recordings) {
  private static final String TRANSCRIPTS = "transcripts.tsv";

  /**
   * The sets in the sub-folders of {@code folder} that have a {@value #TRANSCRIPTS}, by name.
   *
   * @throws SpeechFolderException if there is none, or one is not as it should be
   */
  public static List<SpeechSet> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new SpeechFolderException(
          "--speech: " + folder + " is not a folder; name one that is.");
    }
    List<Path> setFolders;
    try (Stream<Path> children = Files.list(folder)) {
      setFolders =
          children.filter(child -> Files.exists(child.resolve(TRANSCRIPTS))).sorted().toList();
    }
    if (setFolders.isEmpty()) {
      throw new SpeechFolderException(
          "--speech: no sub-folder of "
              + folder
              + " has a "
              + TRANSCRIPTS
              + " (a wav file's name, a tab and its text on each line).");
    }
    List<SpeechSet> sets = new ArrayList<>();
    for (Path setFolder : setFolders) {
      sets.add(read(setFolder));
    }
    return sets;
  }

  private static SpeechSet read(Path folder) throws IOException {
    Path file = folder.resolve(TRANSCRIPTS);
    List<Recording> recordings = new ArrayList<>();
    int lineNumber = 0;
    for (String line : Files.readAllLines(file)) {
      lineNumber++;
      if (line.isBlank()) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length < 2) {
        throw new SpeechFolderException(
            file + ", line " + lineNumber + ": there is no tab between file name and text.");
      }
      recordings.add(new Recording(folder.resolve(fields[0]), fields[1]));
    }
    if (recordings.isEmpty()) {
      throw new SpeechFolderException(file + " lists no recording.");
    }
    return new SpeechSet(folder.getFileName().toString(), List.copyOf(recordings));
  }

  /** A folder does not hold speech in the form that is needed. The message says what to do. */
  public static final class SpeechFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    SpeechFolderException(String message) {
      super(message);
    }
  }

  /** A wav file and what is said in it. */
  public record Recording(Path file, String text) {}
}
