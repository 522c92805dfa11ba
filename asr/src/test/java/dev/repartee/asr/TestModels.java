package dev.repartee.asr;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.models.FetchListener;
import dev.repartee.models.ModelStore;
import dev.repartee.models.ModelUnavailableException;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** The real models, from the user's cache; fetched first if they are not there. */
public final class TestModels {
  private TestModels() {}

  /** Services with the real models and this pool. */
  public static ProviderServices services(InferencePool inference) {
    return services(inference, TestModels::require);
  }

  /** Services with other models and this pool. */
  public static ProviderServices services(InferencePool inference, ModelFiles models) {
    return new ProviderServices(Shared.VERTX, inference, models);
  }

  private static Path require(String name) throws ProviderUnavailableException {
    try {
      return ModelStore.ofUser(System.getenv(), FetchListener.NONE).require(name);
    } catch (ModelUnavailableException e) {
      throw new ProviderUnavailableException(
          "This test needs the model " + name + ": " + e.getMessage(), e);
    }
  }

  private static final class Shared {
    private static final Vertx VERTX = Vertx.vertx();
  }
}
