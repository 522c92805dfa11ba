package dev.repartee.bench.serve;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Vertx;

/** Makes the stub model, for measurements only: it is never chosen unasked. */
public final class StubModelFactory implements ProviderFactory.ForLanguage {
  @Override
  public String name() {
    return "stub";
  }

  @Override
  public int preference() {
    return -1;
  }

  @Override
  public LanguageModel create(ProviderSettings settings, ProviderServices services) {
    Vertx vertx = services.vertx();
    return new StubModel(() -> new VertxEventLoop(vertx, vertx.getOrCreateContext()));
  }
}
