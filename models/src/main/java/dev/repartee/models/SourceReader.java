package dev.repartee.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Brings files of a model from sources of one kind. */
interface SourceReader {
  /**
   * Writes the files into a folder under their own names. They are not checked here, but none grows
   * beyond its promised size. Files that fail are simply not there, or cut short, when this throws.
   *
   * @param files those of {@code source} that are wanted
   * @param folder the model's unfinished folder; a cut file found here may be continued
   * @param received told the number of bytes that arrived since the last call
   * @throws IOException with a sentence part for people that says what failed
   */
  void read(ModelSource source, List<ModelFile> files, Path folder, LongConsumer received)
      throws IOException, InterruptedException;
}
