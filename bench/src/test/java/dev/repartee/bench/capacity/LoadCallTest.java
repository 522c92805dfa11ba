package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.caller.Utterance;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadCallTest {
  private static final long MS = 1_000_000;
  private static final long PACKET = 20 * MS;
  private static final int QUESTION_PACKETS = 50;
  private static final int INTERRUPTION_PACKETS = 25;
  private static final int SHORTEST_ANSWER_MS = 1_000;

  private final StepSamples samples = new StepSamples();
  private final List<Integer> said = new ArrayList<>();
  private final LoadScript script =
      new LoadScript(speech(QUESTION_PACKETS), speech(INTERRUPTION_PACKETS));
  private long nowNanos;
  private final LoadCall call =
      new LoadCall(script, samples, new Random(1), () -> nowNanos, 5, SHORTEST_ANSWER_MS * MS);

  @Test
  void measuresAWholeCycle() {
    begin();
    question();
    beats(20);
    answer(41);
    assertEquals(1, samples.response().count());
    assertEquals(420, samples.response().distributionMs().p50(), 0.01);

    int interruptionStart = said.size();
    answer(5);
    call.onCleared();
    beats(INTERRUPTION_PACKETS - 5);
    assertEquals(script.interruption(0), said.get(interruptionStart - 1));
    assertEquals(1, samples.bargeIn().count());
    assertEquals(100, samples.bargeIn().distributionMs().p50(), 20);

    beats(20);
    answer(60);
    beats(30);
    assertEquals(2, samples.response().count());
    assertEquals(0, samples.jitter().distributionMs().max());
    assertEquals(Map.of(), samples.failures());
  }

  @Test
  void takesAPauseBetweenTwoSentencesNeitherForTheEndNorForJitter() {
    begin();
    question();
    beats(20);
    answer(41);
    call.onCleared();
    beats(INTERRUPTION_PACKETS + 10);
    answer(30);
    call.onSound(PACKET, false);
    beats(22);
    answer(30);
    beats(35);
    assertEquals(0, samples.jitter().distributionMs().max());
    assertEquals(Map.of(), samples.failures());
  }

  @Test
  void noticesThatNobodyAnswers() {
    begin();
    question();
    beats(260);
    assertEquals(Map.of(LoadFailure.UNANSWERED, 1), samples.failures());
  }

  @Test
  void noticesAnAgentWhoCutsIn() {
    begin();
    beats(20);
    answer(1);
    assertEquals(Map.of(LoadFailure.CUT_IN, 1), samples.failures());
  }

  @Test
  void noticesAnAgentWhoDoesNotStop() {
    begin();
    question();
    beats(20);
    answer(41 + INTERRUPTION_PACKETS);
    assertEquals(Map.of(LoadFailure.NOT_STOPPED, 1), samples.failures());
    assertEquals(0, samples.bargeIn().count());
  }

  @Test
  void noticesAnAnswerWithAHole() {
    begin();
    question();
    beats(20);
    answer(41);
    call.onCleared();
    beats(INTERRUPTION_PACKETS);
    beats(10);
    answer(30);
    beats(32);
    assertEquals(Map.of(LoadFailure.TORN, 1), samples.failures());
  }

  @Test
  void countsALineThatBreaks() {
    begin();
    call.onClosed("gone");
    assertEquals(Map.of(LoadFailure.DROPPED, 1), samples.failures());
    assertTrue(!call.isUp());
  }

  private void begin() {
    call.begin(
        new LoadLine() {
          @Override
          public void say(int packet) {
            said.add(packet);
          }

          @Override
          public void hangUp() {}
        });
    beats(5);
  }

  private void question() {
    beats(QUESTION_PACKETS);
    assertEquals(script.question(QUESTION_PACKETS - 1), said.get(said.size() - 1));
  }

  private void beats(int count) {
    for (int i = 0; i < count; i++) {
      nowNanos += PACKET;
      call.beat(nowNanos);
    }
  }

  private void answer(int packets) {
    for (int i = 0; i < packets; i++) {
      nowNanos += PACKET;
      call.onSound(PACKET, true);
      call.beat(nowNanos);
    }
  }

  private static Utterance speech(int packets) {
    short[] samples = new short[packets * 320];
    Arrays.fill(samples, (short) 3_000);
    return new Utterance("speech", AudioFrame.copyOf(samples, Utterance.SAMPLE_RATE_HZ));
  }
}
