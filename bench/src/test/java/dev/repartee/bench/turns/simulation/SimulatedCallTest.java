package dev.repartee.bench.turns.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.turns.cases.CallerVoice;
import dev.repartee.bench.turns.cases.Part;
import dev.repartee.bench.turns.cases.Track;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.figures.TurnOutcome;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedCallTest {
  private static final String QUESTION = "How are you?";
  private static final long ANSWER_AT_MS = 3_000;

  private final InferencePool pool = InferencePool.withoutWorkers(16);
  private final CountingEars ears = new CountingEars();

  @Test
  void aTurnIsAnsweredAfterTheWaitAndWhatTheLineTakes() {
    TurnCase turn = turn(new Span(3_000, 3_900));
    TurnOutcome outcome = outcome(turn, 500, new Memory());

    assertEquals(false, outcome.isCut());
    assertNotNull(outcome.responseMs());
    // The wait, the line to the engine and back, and up to two frames of 10 ms.
    assertEquals(550, outcome.responseMs(), 30);
  }

  @Test
  void aPauseLongerThanTheWaitCutsTheTurn() {
    TurnCase turn = turn(new Span(3_000, 3_900), new Span(4_900, 8_000));
    TurnOutcome outcome = outcome(turn, 500, new Memory());

    assertTrue(outcome.isCut());
    assertEquals(1, outcome.pausesCut());
    assertTrue(outcome.isHeardCut());
    // From 4900 on the caller speaks over the agent, who notices and stops.
    assertTrue(outcome.overlapMs() > 0 && outcome.overlapMs() < 1_500, outcome.toString());
    // The parts are one turn, of which nothing is lost, and one reply answers it.
    assertTrue(outcome.isRepaired(), outcome.toString());
    assertEquals(false, outcome(turn, 1_200, new Memory()).isCut());
  }

  @Test
  void aCallThatEndsInAnUtteranceLeavesNoEarOpen() {
    TurnCase turn = turn(new Span(3_000, 9_000));
    CallScript script =
        new CallScript(QUESTION, "that is good to hear.", turn.sound(), LineOptions.PLAIN, 5_000);
    Ensemble ensemble = new Ensemble(pool, ears, ears, null, new Memory(), InferenceDelays.TYPICAL);
    CallTrace trace =
        new SimulatedCall(ensemble).run(script, TurnOptions.fixedWait(500), new StubSpeaker());

    assertTrue(trace.events().size() > 0);
    assertEquals(2, ears.opened);
    assertEquals(2, ears.cancelled);
  }

  @Test
  void theSameCallComesOutTheSameWhetherItIsRememberedOrNot() {
    TurnCase turn = turn(new Span(3_000, 3_900), new Span(4_900, 6_000));
    Memory memory = new Memory();
    CallTrace fresh = play(turn, 500, memory);
    int opened = ears.opened;
    CallTrace remembered = play(turn, 500, memory);

    assertEquals(fresh.events(), remembered.events());
    assertTrue(opened > 0);
    assertEquals(opened, ears.opened);
  }

  @Test
  void aMemoryGrowsWhereCallsPart() {
    TurnCase turn = turn(new Span(3_000, 3_900), new Span(4_900, 6_000));
    Memory memory = new Memory();
    CallTrace unused = play(turn, 500, memory);
    assertTrue(unused.events().size() > 0);

    assertEquals(play(turn, 900, new Memory()).events(), play(turn, 900, memory).events());
  }

  private TurnOutcome outcome(TurnCase turn, long waitMs, Memory memory) {
    return TurnOutcome.of(turn, play(turn, waitMs, memory), () -> "");
  }

  private CallTrace play(TurnCase turn, long waitMs, Memory memory) {
    Ensemble ensemble = new Ensemble(pool, ears, ears, null, memory, InferenceDelays.TYPICAL);
    CallTrace trace =
        new SimulatedCall(ensemble)
            .run(
                new CallScript(
                    QUESTION,
                    "that is good to hear, and thank you very much for calling us today.",
                    turn.sound(),
                    LineOptions.PLAIN,
                    Track.lengthMs(turn.sound())),
                TurnOptions.fixedWait(waitMs),
                new StubSpeaker());
    assertTrue(trace.all(TurnCommitted.class).size() > 0, trace.events().toString());
    return trace;
  }

  private static TurnCase turn(Span... voiced) {
    CallerVoice voice = new CallerVoice("stub", new StubSpeaker(700), 1);
    long endMs = voiced[voiced.length - 1].endMs();
    Track track = Track.quiet(endMs + 5_000, 1);
    for (Span span : voiced) {
      AudioFrame words = voice.speak("a ".repeat((int) (span.lengthMs() / 300 + 1))).sound();
      track.add(Track.cut(words, 0, span.lengthMs()), span.startMs(), 1);
    }
    assertEquals(ANSWER_AT_MS, voiced[0].startMs());
    return new TurnCase(
        "id", "source", "recording", Part.TUNING, QUESTION, track.sound(), List.of(voiced), false);
  }

  /** Stub ears: sound is voice, and each voice is two words. */
  private static final class CountingEars implements VoiceActivityDetector, SpeechRecognizer {
    private int opened;
    private int cancelled;

    @Override
    public VoiceActivityStream open(VoiceActivityListener listener) {
      opened++;
      return new VoiceActivityStream() {
        private long endSample;

        @Override
        public void accept(AudioFrame frame) {
          endSample += frame.sampleCount();
          boolean loud = false;
          for (int i = 0; i < frame.sampleCount(); i++) {
            loud |= Math.abs(frame.sample(i)) > 100;
          }
          listener.onWindow(loud ? 1 : 0, endSample, loud ? 0.1f : 0);
        }

        @Override
        public void cancel() {
          cancelled++;
        }
      };
    }

    @Override
    public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
      opened++;
      return new RecognitionStream() {
        private int passes;

        @Override
        public void accept(AudioFrame frame) {}

        @Override
        public void speechEnded() {
          passes++;
          String text = "hello again ".repeat(passes).strip();
          listener.on(new RecognitionEvent.Final(text, List.of(), passes));
        }

        @Override
        public void cancel() {
          cancelled++;
        }
      };
    }

    @Override
    public void close() {}
  }
}
