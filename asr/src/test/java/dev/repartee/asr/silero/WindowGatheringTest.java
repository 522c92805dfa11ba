package dev.repartee.asr.silero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.TestModels;
import dev.repartee.asr.TestVoice;
import dev.repartee.asr.onnx.Network;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowGatheringTest {
  private static final long MS = 1_000_000;
  private static final int WINDOW = 512;
  private static final int MANY = 40;

  private final InferencePool pool = InferencePool.withoutWorkers(100);
  private SileroDetector detector;
  private long nowNanos;

  @SuppressWarnings("NullAway.Init") // made before each test
  WindowGatheringTest() {}

  @BeforeEach
  void load() throws ProviderUnavailableException, IOException, OrtException {
    var folder = TestModels.services(pool).models().require(SileroFactory.MODEL);
    detector =
        new SileroDetector(Network.load(folder.resolve("silero_vad.onnx")), pool, () -> nowNanos);
  }

  @AfterEach
  void close() {
    detector.close();
    pool.close();
  }

  @Test
  void judgesEachStreamAmongManyAsItWouldAlone() {
    AudioFrame speech = TestVoice.say("I would like to order large pizzas.");
    List<Float> alone = new ArrayList<>();
    VoiceActivityStream single = detector.open(into(alone));
    for (int from = 0; from + WINDOW <= speech.sampleCount(); from += WINDOW) {
      single.accept(speech.slice(from, from + WINDOW));
      pool.runQueued();
    }
    single.cancel();

    List<List<Float>> together = new ArrayList<>();
    List<VoiceActivityStream> streams = open(together);
    for (int from = 0; from + WINDOW <= speech.sampleCount(); from += WINDOW) {
      for (VoiceActivityStream stream : streams) {
        stream.accept(speech.slice(from, from + WINDOW));
      }
      pool.runQueued();
      nowNanos += 32 * MS;
    }

    assertTrue(alone.stream().anyMatch(probability -> probability > 0.9));
    for (List<Float> one : together) {
      assertEquals(alone.size(), one.size());
      for (int i = 0; i < alone.size(); i++) {
        assertEquals(alone.get(i), one.get(i), 1e-3);
      }
    }
  }

  @Test
  void judgesAFewStreamsAtOnce() {
    List<Float> judged = new ArrayList<>();
    VoiceActivityStream stream = detector.open(into(judged));
    for (int i = 1; i <= 3; i++) {
      stream.accept(AudioFrame.silence(WINDOW, 16_000));
      assertEquals(1, pool.queued());
      pool.runQueued();
      assertEquals(i, judged.size());
    }
  }

  @Test
  void gathersWindowsOfManyStreamsForAFewMilliseconds() {
    List<List<Float>> judged = new ArrayList<>();
    List<VoiceActivityStream> streams = open(judged);
    streams.get(0).accept(AudioFrame.silence(WINDOW, 16_000));
    pool.runQueued();

    nowNanos += 3 * MS;
    streams.get(1).accept(AudioFrame.silence(WINDOW, 16_000));
    streams.get(2).accept(AudioFrame.silence(WINDOW, 16_000));
    assertEquals(0, pool.queued());

    nowNanos += 3 * MS;
    streams.get(3).accept(AudioFrame.silence(160, 16_000));
    assertEquals(1, pool.queued(), "any sound is the occasion to judge what waits");
    pool.runQueued();
    assertEquals(List.of(1, 1, 1, 0), judged.stream().map(List::size).toList().subList(0, 4));
  }

  @Test
  void judgesASecondOfSoundThatComesAtOnce() {
    List<Float> judged = new ArrayList<>();
    VoiceActivityStream stream = detector.open(into(judged));
    stream.accept(AudioFrame.silence(31 * WINDOW, 16_000));
    pool.runQueued();
    assertEquals(31, judged.size());
  }

  @Test
  void tellsAStreamNothingAfterItsEnd() {
    List<Float> judged = new ArrayList<>();
    VoiceActivityStream stream = detector.open(into(judged));
    stream.accept(AudioFrame.silence(WINDOW, 16_000));
    stream.cancel();
    pool.runQueued();
    stream.accept(AudioFrame.silence(WINDOW, 16_000));
    pool.runQueued();
    assertEquals(List.of(), judged);
  }

  private List<VoiceActivityStream> open(List<List<Float>> judged) {
    List<VoiceActivityStream> streams = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<Float> probabilities = new ArrayList<>();
      judged.add(probabilities);
      streams.add(detector.open(into(probabilities)));
    }
    return streams;
  }

  private static VoiceActivityListener into(List<Float> probabilities) {
    return new VoiceActivityListener() {
      @Override
      public void onWindow(float probability, long windowEndSample, float level) {
        probabilities.add(probability);
      }

      @Override
      public void onFailure(String message) {
        throw new AssertionError(message);
      }
    };
  }
}
