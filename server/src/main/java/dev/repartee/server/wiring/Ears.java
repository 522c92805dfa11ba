package dev.repartee.server.wiring;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.server.config.ProviderChoice;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ears alone, for work without an agent: the best detector and recogniser that work here. */
public final class Ears implements AutoCloseable {
  private final Vertx vertx;
  private final InferencePool inference;
  private final Choice<VoiceActivityDetector> voiceActivity;
  private final Choice<SpeechRecognizer> recognition;

  private Ears(Vertx vertx, InferencePool inference, ModelFiles models) throws NoProviderException {
    this.vertx = vertx;
    this.inference = inference;
    Casting casting = new Casting(new ProviderServices(vertx, inference, models), Path.of(""));
    voiceActivity =
        casting.choose(
            Part.discover(
                "voice-activity", "Voice activity", ProviderFactory.ForVoiceActivity.class),
            ProviderChoice.AUTO);
    recognition =
        casting.choose(
            Part.discover("recognition", "Ears", ProviderFactory.ForRecognition.class),
            ProviderChoice.AUTO);
  }

  /**
   * Starts them. Blocks while models are fetched and loaded.
   *
   * @param inference closed together with the ears, or when they cannot start
   * @throws NoProviderException if nothing here can detect voice or recognise speech
   */
  public static Ears start(InferencePool inference, ModelFiles models) throws NoProviderException {
    Vertx vertx = Vertx.vertx();
    boolean started = false;
    try {
      Ears ears = new Ears(vertx, inference, models);
      started = true;
      return ears;
    } finally {
      if (!started) {
        inference.close();
        vertx.close().await();
      }
    }
  }

  public VoiceActivityDetector voiceActivity() {
    return voiceActivity.provider();
  }

  public SpeechRecognizer recognition() {
    return recognition.provider();
  }

  /** What is in use and why, in plain words. */
  public List<String> report() {
    List<String> lines = new ArrayList<>(voiceActivity.report(voiceActivity.name()));
    lines.addAll(recognition.report(recognition.name()));
    return lines;
  }

  @Override
  public void close() {
    inference.close();
    recognition().close();
    voiceActivity().close();
    vertx.close().await();
  }
}
