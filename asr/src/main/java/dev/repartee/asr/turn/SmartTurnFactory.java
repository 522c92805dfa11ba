package dev.repartee.asr.turn;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the detector {@code smart-turn}; it has no settings. */
public final class SmartTurnFactory implements ProviderFactory.ForEndOfTurn {
  /** The model's name in the store. */
  public static final String MODEL = "smart-turn";

  private static final String FILE = "smart-turn-v3.2-cpu.onnx";

  @Override
  public String name() {
    return "smart-turn";
  }

  /** Never unasked: on telephone calls it did no better than a wait of fixed length. */
  @Override
  public int preference() {
    return -1;
  }

  @Override
  public EndOfTurnDetector create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    Path file = services.models().require(MODEL).resolve(FILE);
    try {
      SmartTurnNetwork network = SmartTurnNetwork.load(file);
      // The first run prepares things; the first caller need not wait for that.
      float ignored = network.judge(new float[LogMelFeatures.BANDS * LogMelFeatures.FRAMES]);
      return new SmartTurnDetector(network, services.inference());
    } catch (IOException | OrtException e) {
      throw new ProviderUnavailableException(
          "The end-of-turn model in "
              + file
              + " cannot be loaded ("
              + e.getMessage()
              + "); delete that file and fetch it again.",
          e);
    }
  }
}
