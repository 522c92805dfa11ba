package dev.repartee.bench.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.stats.Machine;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measurement with a voice and a recogniser of known quality. */
class VoiceMeasurementTest {
  private static final int RATE_HZ = 24_000;

  @Test
  void countsWhatIsHeardWrong() throws Exception {
    List<String> heard = new ArrayList<>();
    RoundTrip deaf = new RoundTrip(new FixedRecognizer(""));

    VoiceReport report =
        new VoiceMeasurement(new SecondOfNoise(), deaf, Machine.here(), heard::add).run();

    assertEquals(1, report.wordErrorRate());
    assertEquals(80, heard.size());
    assertEquals(List.of(30, 50), report.byText().stream().map(text -> text.sentences()).toList());
  }

  @Test
  void timesEachLengthAndAllTogether() throws Exception {
    RoundTrip deaf = new RoundTrip(new FixedRecognizer(""));

    VoiceReport report =
        new VoiceMeasurement(new SecondOfNoise(), deaf, Machine.here(), text -> {}).run();

    assertEquals(
        List.of(4, 8, 15, 40), report.byLength().stream().map(length -> length.words()).toList());
    int timed = report.byLength().stream().mapToInt(length -> length.firstAudioMs().n()).sum();
    assertEquals(timed, report.firstAudioMs().n());
    assertTrue(report.table().contains("customer_service"), report.table());
  }

  @Test
  void aVoiceThatFailsEndsTheMeasurementWithItsReason() {
    RoundTrip deaf = new RoundTrip(new FixedRecognizer(""));
    VoiceMeasurement measurement =
        new VoiceMeasurement(new BrokenVoice(), deaf, Machine.here(), text -> {});

    IllegalStateException failure = assertThrows(IllegalStateException.class, measurement::run);

    assertEquals("The voice is broken.", failure.getMessage());
  }

  private static class SecondOfNoise implements SpeechSynthesizer {
    @Override
    public String displayName() {
      return "Noise";
    }

    @Override
    public int sampleRateHz() {
      return RATE_HZ;
    }

    @Override
    public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
      listener.on(new SynthesisEvent.Audio(AudioFrame.silence(RATE_HZ, RATE_HZ)));
      listener.on(new SynthesisEvent.Finished());
      return Cancellable.DONE;
    }

    @Override
    public void close() {}
  }

  private static final class BrokenVoice extends SecondOfNoise {
    @Override
    public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
      listener.on(new SynthesisEvent.Failed(FailureKind.INTERNAL, "The voice is broken.", false));
      return Cancellable.DONE;
    }
  }

  private record FixedRecognizer(String text) implements SpeechRecognizer {
    @Override
    public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
      return new RecognitionStream() {
        @Override
        public void accept(AudioFrame frame) {
          assertEquals(16_000, frame.sampleRateHz());
        }

        @Override
        public void speechEnded() {
          listener.on(new RecognitionEvent.Final(text, List.of(), 1));
        }

        @Override
        public void cancel() {}
      };
    }

    @Override
    public void close() {}
  }
}
