package dev.repartee.models;

import java.nio.file.Path;
import java.util.List;

/**
 * How a model stands in a store.
 *
 * @param folder where its files are, or will be
 * @param origins where the files came from, in words for people; empty unless it is there
 */
public record ModelStatus(Model model, State state, Path folder, List<String> origins) {
  /** Whether a model can be used at once. */
  public enum State {
    /** All files are there and right. */
    READY,
    /** The model was never fetched, or not to the end. */
    ABSENT,
    /** Files are missing or wrong; the next use fetches them again. */
    DAMAGED
  }

  public ModelStatus {
    origins = List.copyOf(origins);
  }
}
