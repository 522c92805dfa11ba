package dev.repartee.bench.caller;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent.SpeechStarted;
import org.junit.jupiter.api.Test;

class CallTapeTest {
  private static final AudioFrame TEN_MS = AudioFrame.silence(160, 16_000);

  private final CallTape tape = new CallTape();

  @Test
  void aRecordingIsPlacedByTheFrameAndTheEventThatCameWithTheLeastDelay() {
    tape.isTold(new SpeechStarted(100, 100), ms(1_130));
    tape.isTold(new SpeechStarted(200, 200), ms(1_200));
    says(1_350, 1_355, 1_360, 1_370, 1_395);

    assertEquals(340, tape.said().startMs());
    assertEquals(50, lengthMs(tape.said()));
  }

  @Test
  void soundThatWasLostIsReplacedBySilence() {
    tape.isTold(new SpeechStarted(0, 0), 0);
    says(100, 110, 120, 430, 440, 450);

    assertEquals(100, tape.said().startMs());
    assertEquals(360, lengthMs(tape.said()));
  }

  @Test
  void soundThatIsOnlyLateIsNot() {
    tape.isTold(new SpeechStarted(0, 0), 0);
    says(100, 110, 290, 290, 290, 290, 160);

    assertEquals(70, lengthMs(tape.said()));
  }

  private void says(long... atMs) {
    for (long at : atMs) {
      tape.says(TEN_MS, ms(at));
    }
  }

  private static long lengthMs(SoundTrack track) {
    return track.frames().stream().mapToLong(AudioFrame::sampleCount).sum() / 16;
  }

  private static long ms(long ms) {
    return MILLISECONDS.toNanos(ms);
  }
}
