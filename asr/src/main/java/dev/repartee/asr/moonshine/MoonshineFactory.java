package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SpeechRecognizer;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the recogniser {@code moonshine}; it has no settings. */
public final class MoonshineFactory implements ProviderFactory.ForRecognition {
  /** The model's name in the store. */
  public static final String MODEL = "moonshine-tiny";

  @Override
  public String name() {
    return "moonshine";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public SpeechRecognizer create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    Path folder = services.models().require(MODEL);
    try {
      MoonshineRecognizer recognizer =
          new MoonshineRecognizer(MoonshineModel.load(folder), services.inference());
      recognizer.warmUp();
      return recognizer;
    } catch (IOException | OrtException e) {
      throw new ProviderUnavailableException(
          "The recognition model in "
              + folder
              + " cannot be loaded ("
              + e.getMessage()
              + "); delete that folder and fetch it again.",
          e);
    }
  }
}
