package dev.repartee.bench.turns;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Makes the end-of-turn detectors of simulated calls: the first kind that works here, if any. */
final class Judges implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final ModelFiles models;
  private String name = "none";

  Judges(ModelFiles models) {
    this.models = models;
  }

  /** A detector that works in a pool; null if none can. */
  @Nullable EndOfTurnDetector make(InferencePool pool) {
    for (ProviderFactory.ForEndOfTurn factory :
        ServiceLoader.load(ProviderFactory.ForEndOfTurn.class)) {
      ProviderServices services = new ProviderServices(vertx, pool, models);
      try {
        EndOfTurnDetector made =
            factory.create(new ProviderSettings("end-of-turn", new JsonObject()), services);
        name = factory.name();
        return made;
      } catch (ProviderUnavailableException e) {
        name = "none (" + e.getMessage() + ")";
      }
    }
    return null;
  }

  /** Who judges, or why nobody does. */
  String name() {
    return name;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
