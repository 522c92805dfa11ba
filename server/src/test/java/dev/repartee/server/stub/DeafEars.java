package dev.repartee.server.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.VoiceActivityDetector;

/** Ears that hear nothing: whoever calls must type. */
public final class DeafEars {
  private DeafEars() {}

  /** Makes detectors that find no voice. */
  public static final class DetectorFactory implements ProviderFactory.ForVoiceActivity {
    @Override
    public String name() {
      return "deaf";
    }

    @Override
    public int preference() {
      return -1;
    }

    @Override
    public VoiceActivityDetector create(ProviderSettings settings, ProviderServices services) {
      return new Detector();
    }
  }

  /** Makes recognisers that recognise nothing. */
  public static final class RecognizerFactory implements ProviderFactory.ForRecognition {
    @Override
    public String name() {
      return "deaf";
    }

    @Override
    public int preference() {
      return -1;
    }

    @Override
    public SpeechRecognizer create(ProviderSettings settings, ProviderServices services) {
      return new Recognizer();
    }
  }

  private static final class Detector implements VoiceActivityDetector {
    @Override
    public VoiceActivityStream open(VoiceActivityListener listener) {
      return new VoiceActivityStream() {
        @Override
        public void accept(AudioFrame frame) {}

        @Override
        public void cancel() {}
      };
    }

    @Override
    public void close() {}
  }

  private static final class Recognizer implements SpeechRecognizer {
    @Override
    public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
      return new RecognitionStream() {
        @Override
        public void accept(AudioFrame frame) {}

        @Override
        public void speechEnded() {}

        @Override
        public void cancel() {}
      };
    }

    @Override
    public void close() {}
  }
}
