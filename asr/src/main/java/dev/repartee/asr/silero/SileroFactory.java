package dev.repartee.asr.silero;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.Network;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.time.Clock;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the detector {@code silero}; it has no settings. */
public final class SileroFactory implements ProviderFactory.ForVoiceActivity {
  /** The model's name in the store. */
  public static final String MODEL = "silero-vad";

  private static final String FILE = "silero_vad.onnx";

  @Override
  public String name() {
    return "silero";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public VoiceActivityDetector create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    Path file = services.models().require(MODEL).resolve(FILE);
    Vertx vertx = services.vertx();
    Clock clock = new VertxEventLoop(vertx, vertx.getOrCreateContext());
    try {
      return new SileroDetector(Network.load(file), services.inference(), clock::nanos);
    } catch (IOException | OrtException e) {
      throw new ProviderUnavailableException(
          "The voice activity model in "
              + file
              + " cannot be loaded ("
              + e.getMessage()
              + "); delete that file and fetch it again.",
          e);
    }
  }
}
