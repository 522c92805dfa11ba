package dev.repartee.bench.turns.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.turns.cases.CallMaker.Origin;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.bench.turns.simulation.StubSpeaker;
import dev.repartee.engine.audio.AudioFrame;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMakerTest {
  private static final CallerVoice VOICE = new CallerVoice("stub", new StubSpeaker(), 1);

  @Test
  void theTurnBeginsWhenTheQuestionWasHeard() {
    AudioFrame sound = VOICE.speak("one two").sound();
    TurnCase turn =
        new CallMaker(question -> 3_000)
            .make(
                new Origin("id", "source", "recording", "speaker"),
                "How are you?",
                sound,
                List.of(new Span(50, 250), new Span(480, 600)));
    assertEquals(3_000, turn.startMs());
    assertEquals(3_550, turn.endMs());
    assertEquals(List.of(new Span(3_200, 3_430)), turn.pauses());
    assertTrue(Track.lengthMs(turn.sound()) >= turn.endMs() + 5_000);
    assertEquals(
        StubSpeaker.LEVEL * 32_767,
        Loudness.level(turn.sound(), List.of(new Span(2_950, 3_550))),
        2);
  }

  @Test
  void pausesLieWhereTheTextHasBars() {
    AudioFrame sound = PausedSpeech.speak("one two | three || four", VOICE, new Random(7));
    List<Span> sounding = Loudness.sounding(sound);
    assertEquals(3, sounding.size(), sounding.toString());
    assertEquals(600.0, (double) sounding.get(0).lengthMs(), 10.0);
    assertEquals(300.0, (double) sounding.get(1).lengthMs(), 10.0);
    assertTrue(Span.between(sounding.get(1), sounding.get(2)).lengthMs() >= 1_650);
  }

  @Test
  void oneSpeakerIsInOnePartOnly() {
    assertEquals(Part.of("call40_caller"), Part.of("call40_caller"));
    long held =
        IntStream.range(0, 1_000).filter(i -> Part.of("speaker " + i) == Part.HELD_OUT).count();
    assertEquals(500.0, (double) held, 60.0);
  }
}
