package dev.repartee.tts;

import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.models.FetchListener;
import dev.repartee.models.ModelStore;
import dev.repartee.models.ModelUnavailableException;
import java.nio.file.Path;

/** The models in the user's cache, fetched if they are not there yet. */
public final class UserModels implements ModelFiles {
  private final ModelStore store = ModelStore.ofUser(System.getenv(), FetchListener.NONE);

  @Override
  public Path require(String modelName) throws ProviderUnavailableException {
    try {
      return store.require(modelName);
    } catch (ModelUnavailableException e) {
      throw new ProviderUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }
}
