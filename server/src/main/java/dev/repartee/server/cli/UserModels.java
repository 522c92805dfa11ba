package dev.repartee.server.cli;

import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.models.FetchListener;
import dev.repartee.models.ModelStore;
import dev.repartee.models.ModelUnavailableException;

/** The current user's models as providers ask for them. */
public final class UserModels {
  private UserModels() {}

  /**
   * Models from the user's cache, fetched first if they are not there.
   *
   * @param listener told about fetches
   */
  public static ModelFiles files(FetchListener listener) {
    ModelStore store = ModelStore.ofUser(System.getenv(), listener);
    return name -> {
      try {
        return store.require(name);
      } catch (ModelUnavailableException e) {
        throw new ProviderUnavailableException(String.valueOf(e.getMessage()), e);
      }
    };
  }
}
