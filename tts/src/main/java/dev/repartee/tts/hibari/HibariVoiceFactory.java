package dev.repartee.tts.hibari;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the hibari voice.
 *
 * <p>Settings: {@code speed}, 0.5 to 2, where 1 is the voice's own pace.
 */
public final class HibariVoiceFactory implements ProviderFactory.ForSynthesis {
  private static final String MODEL = "hibari";

  /** Long enough for every size of chunk. */
  private static final String WARM_UP =
      "The quick brown fox jumps over the lazy dog, and then it sits down in the shade of a tree to"
          + " rest for the remainder of the sunny afternoon.";

  private static final int WARM_UPS = 4;

  /** For the service loader. */
  public HibariVoiceFactory() {}

  @Override
  public String name() {
    return MODEL;
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public SpeechSynthesizer create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    float speed = (float) settings.decimal("speed", 1, 0.5, 2);
    Path folder = services.models().require(MODEL);
    HibariVoice voice;
    try {
      voice = new HibariVoice(HibariEngine.load(folder, speed), services.inference());
    } catch (IOException | OrtException | RuntimeException e) {
      throw new ProviderUnavailableException(
          "The hibari voice cannot be loaded from "
              + folder
              + " ("
              + e.getMessage()
              + "). Delete that folder and fetch the model again.",
          e);
    }
    warmUp(voice);
    return voice;
  }

  /** The first calls take ten times as long; the caller is not to wait for them. */
  private static void warmUp(HibariVoice voice) throws ProviderUnavailableException {
    for (int i = 0; i < WARM_UPS; i++) {
      CompletableFuture<SynthesisEvent> end = new CompletableFuture<>();
      voice.speak(
          new SpeechRequest(WARM_UP, true),
          event -> {
            if (event instanceof SynthesisEvent.Finished
                || event instanceof SynthesisEvent.Failed) {
              end.complete(event);
            }
          });
      if (end.join() instanceof SynthesisEvent.Failed failed) {
        voice.close();
        throw new ProviderUnavailableException(
            "The hibari voice does not speak: " + failed.message());
      }
    }
  }
}
