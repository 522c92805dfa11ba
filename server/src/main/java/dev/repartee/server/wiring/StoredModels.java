package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.models.FetchListener;
import dev.repartee.models.ModelStore;
import dev.repartee.models.ModelUnavailableException;
import java.nio.file.Path;
import java.util.Map;

/** Gives providers their model files out of the user's store. */
public final class StoredModels implements ModelFiles {
  private final ModelStore store;

  public StoredModels(ModelStore store) {
    this.store = store;
  }

  /**
   * The current user's models.
   *
   * @param listener told about fetches
   */
  public static StoredModels ofUser(Map<String, String> environment, FetchListener listener) {
    return new StoredModels(ModelStore.ofUser(environment, listener));
  }

  @Override
  public Path require(String modelName) throws ProviderUnavailableException {
    try {
      return store.require(modelName);
    } catch (ModelUnavailableException e) {
      throw new ProviderUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }
}
