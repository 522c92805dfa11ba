package dev.repartee.bench.serve;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Vertx;

/** Makes the stub voice, for measurements only: it is never chosen unasked. */
public final class StubVoiceFactory implements ProviderFactory.ForSynthesis {
  @Override
  public String name() {
    return "stub";
  }

  @Override
  public int preference() {
    return -1;
  }

  @Override
  public SpeechSynthesizer create(ProviderSettings settings, ProviderServices services) {
    Vertx vertx = services.vertx();
    return new StubVoice(() -> new VertxEventLoop(vertx, vertx.getOrCreateContext()));
  }
}
