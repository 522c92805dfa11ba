package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every voice activity detector does; each provider's test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VoiceActivityDetectorContract {
  /** The rate of all audio that is heard. */
  protected static final int SAMPLE_RATE_HZ = 16_000;

  private VoiceActivityDetector detector;

  /** Makes a detector of its own, ready to use. */
  protected abstract VoiceActivityDetector createDetector() throws Exception;

  /** A voice that says a sentence, at 16 kHz, for at least a second. */
  protected abstract AudioFrame speech();

  /** The detector that all tests of the class share. */
  protected final VoiceActivityDetector detector() {
    return detector;
  }

  @BeforeAll
  final void openDetector() throws Exception {
    detector = createDetector();
  }

  @AfterAll
  final void closeDetector() {
    detector.close();
  }

  @Test
  void tellsSpeechFromTheQuietAroundIt() {
    AudioFrame quiet = noise(SAMPLE_RATE_HZ, 3);
    AudioFrame speech = speech();

    List<Window> windows = judge(AudioFrame.join(quiet, speech, quiet), 320);

    long speechEnd = (long) SAMPLE_RATE_HZ + speech.sampleCount();
    assertTrue(shareOfSpeech(windows, 0, SAMPLE_RATE_HZ) < 0.05);
    assertTrue(shareOfSpeech(windows, SAMPLE_RATE_HZ, speechEnd) > 0.6);
    assertTrue(shareOfSpeech(windows, speechEnd + SAMPLE_RATE_HZ / 2, Long.MAX_VALUE) < 0.05);
  }

  @Test
  void findsNoSpeechInSteadyNoise() {
    assertTrue(shareOfSpeech(judge(noise(3 * SAMPLE_RATE_HZ, 1500), 320), 0, Long.MAX_VALUE) < 0.1);
  }

  @Test
  void judgesEveryWindowOnceHoweverTheAudioIsCut() {
    AudioFrame speech = speech();

    List<Window> inSmallFrames = judge(speech, 77);
    List<Window> inLargeFrames = judge(speech, 4000);

    assertEquals(inLargeFrames, inSmallFrames);
    long previousEnd = 0;
    for (Window window : inSmallFrames) {
      assertTrue(window.end > previousEnd, "the window ends after the one before it");
      previousEnd = window.end;
    }
  }

  @Test
  void reportsHowLoudAWindowIs() {
    short[] samples = new short[SAMPLE_RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i % 2 == 0 ? 8192 : -8192);
    }

    List<Window> windows = judge(AudioFrame.copyOf(samples, SAMPLE_RATE_HZ), 320);

    for (Window window : windows) {
      assertEquals(0.25, window.level, 0.001);
    }
  }

  @Test
  void keepsCallsApart() {
    AudioFrame speech = speech();
    AudioFrame noise = noise(speech.sampleCount(), 300);
    Windows ofSpeech = new Windows();
    Windows ofNoise = new Windows();
    VoiceActivityStream speechStream = detector.open(ofSpeech);
    VoiceActivityStream noiseStream = detector.open(ofNoise);

    for (int from = 0; from + 512 <= speech.sampleCount(); from += 512) {
      speechStream.accept(speech.slice(from, from + 512));
      noiseStream.accept(noise.slice(from, from + 512));
      ofSpeech.awaitUpTo(from + 512);
      ofNoise.awaitUpTo(from + 512);
    }
    speechStream.cancel();
    noiseStream.cancel();

    assertEquals(judge(speech, 512), ofSpeech.all);
    assertEquals(judge(noise, 512), ofNoise.all);
  }

  @Test
  void reportsNothingMoreAfterItIsCancelled() {
    Windows windows = new Windows();
    VoiceActivityStream stream = detector.open(windows);
    stream.accept(noise(1024, 100));
    windows.awaitUpTo(1024);

    stream.cancel();
    stream.cancel();
    stream.accept(noise(2048, 100));
    judge(noise(4096, 100), 512);

    assertTrue(windows.arrived.isEmpty(), "a window came after the stream was cancelled");
  }

  @Test
  void refusesAudioOfAnotherRate() {
    VoiceActivityStream stream = detector.open(new Windows());
    AudioFrame frame = AudioFrame.silence(480, 48_000);

    assertThrows(IllegalArgumentException.class, () -> stream.accept(frame));
    stream.cancel();
  }

  /** Judges audio at the pace at which the detector goes. */
  protected final List<Window> judge(AudioFrame audio, int frameSamples) {
    Windows windows = new Windows();
    VoiceActivityStream stream = detector.open(windows);
    for (int from = 0; from < audio.sampleCount(); from += frameSamples) {
      int to = Math.min(audio.sampleCount(), from + frameSamples);
      stream.accept(audio.slice(from, to));
      windows.awaitUpTo(to);
    }
    stream.cancel();
    return windows.all;
  }

  /** White noise with this standard deviation; the same each time. */
  protected static AudioFrame noise(int sampleCount, double deviation) {
    Random random = new Random(7);
    short[] samples = new short[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (short) Math.round(deviation * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, SAMPLE_RATE_HZ);
  }

  private static double shareOfSpeech(List<Window> windows, long from, long to) {
    List<Window> within =
        windows.stream().filter(window -> window.end > from && window.end <= to).toList();
    long speech = within.stream().filter(window -> window.probability >= 0.5).count();
    return (double) speech / within.size();
  }

  /** One judgement. */
  protected record Window(float probability, long end, float level) {}

  /** Gathers judgements. */
  protected static final class Windows implements VoiceActivityListener {
    /** The longest window that a detector may have. */
    private static final int LONGEST_WINDOW = 512;

    private final BlockingQueue<Window> arrived = new LinkedBlockingQueue<>();
    private final List<Window> all = new ArrayList<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private long judged;

    public Windows() {}

    @Override
    public void onWindow(float probability, long windowEndSample, float level) {
      arrived.add(new Window(probability, windowEndSample, level));
    }

    @Override
    public void onFailure(String message) {
      failures.add(message);
    }

    /** Waits until all whole windows among so many samples were judged. */
    public void awaitUpTo(long samples) {
      while (judged + LONGEST_WINDOW <= samples) {
        Window window = next(arrived, "no window was judged for 20 s");
        all.add(window);
        judged = window.end;
      }
    }

    /** Waits until the detector fails. */
    public String awaitFailure() {
      return next(failures, "the detector did not fail within 20 s");
    }

    /** What was waited for so far. */
    public List<Window> all() {
      return all;
    }

    private static <T> T next(BlockingQueue<T> queue, String problem) {
      try {
        T next = queue.poll(20, TimeUnit.SECONDS);
        assertTrue(next != null, problem);
        return next;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
