package dev.repartee.tts.freetts;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SpeechSynthesizer;
import java.util.List;

/** Makes the fall-back voice. It has no settings and needs no model files. */
public final class FreeTtsVoiceFactory implements ProviderFactory.ForSynthesis {
  /** For the service loader. */
  public FreeTtsVoiceFactory() {}

  @Override
  public String name() {
    return "freetts";
  }

  @Override
  public int preference() {
    return 90;
  }

  @Override
  public SpeechSynthesizer create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    try {
      KevinEngine engine = new KevinEngine();
      engine.speak(List.of("Hello."));
      return new FreeTtsVoice(engine, services.inference());
    } catch (RuntimeException | LinkageError e) {
      throw new ProviderUnavailableException(
          "The FreeTTS voice cannot be loaded ("
              + e.getMessage()
              + "). Build the project again so that its libraries are complete.",
          e);
    }
  }
}
