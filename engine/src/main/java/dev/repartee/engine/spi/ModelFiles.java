package dev.repartee.engine.spi;

import java.nio.file.Path;

/** Where a provider finds the files of a neural model. */
@FunctionalInterface
public interface ModelFiles {
  /**
   * Returns the folder that holds the model's files under the names of its manifest, fetching them
   * first if need be. Blocks; never call it on an event loop.
   *
   * @throws ProviderUnavailableException with a plain sentence, if the model cannot be had
   */
  Path require(String modelName) throws ProviderUnavailableException;
}
