package dev.repartee.server.wiring;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.server.config.ProviderChoice;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** A voice alone, for work without an agent. */
public final class SoloVoice implements AutoCloseable {
  private final Vertx vertx;
  private final InferencePool inference;
  private final Choice<SpeechSynthesizer> choice;

  private SoloVoice(Vertx vertx, InferencePool inference, Choice<SpeechSynthesizer> choice) {
    this.vertx = vertx;
    this.inference = inference;
    this.choice = choice;
  }

  /**
   * Starts the voice that is asked for, or else the best that works here. Blocks while its model is
   * fetched and loaded.
   *
   * @param inference closed together with the voice, or when it cannot start
   * @throws NoProviderException if no voice works here
   */
  public static SoloVoice start(ProviderChoice wanted, InferencePool inference, ModelFiles models)
      throws NoProviderException {
    Vertx vertx = Vertx.vertx();
    boolean started = false;
    try {
      Casting casting = new Casting(new ProviderServices(vertx, inference, models), Path.of(""));
      Choice<SpeechSynthesizer> choice =
          casting.choose(
              Part.discover("voice", "Voice", ProviderFactory.ForSynthesis.class), wanted);
      started = true;
      return new SoloVoice(vertx, inference, choice);
    } finally {
      if (!started) {
        inference.close();
        vertx.close().await();
      }
    }
  }

  public SpeechSynthesizer voice() {
    return choice.provider();
  }

  /** Who speaks and why, in plain words. */
  public List<String> report() {
    return choice.report(voice().displayName());
  }

  @Override
  public void close() {
    inference.close();
    voice().close();
    vertx.close().await();
  }
}
