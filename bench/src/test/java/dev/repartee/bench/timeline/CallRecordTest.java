package dev.repartee.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.SpeculationStarted;
import dev.repartee.engine.event.ConversationEvent.SpeechStarted;
import dev.repartee.engine.event.ConversationEvent.SpeechStopped;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import dev.repartee.engine.event.ConversationEvent.TurnReopened;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.engine.turn.Completeness;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRecordTest {
  @Test
  void voiceActivityLastsFromItsStartToItsEndNotToWhenTheyWereKnown() {
    Mark mark =
        marks("Voice activity", new SpeechStarted(180, 100), new SpeechStopped(700, 600)).get(0);

    assertEquals(100, mark.startMs());
    assertEquals(600, mark.endMs());
    assertTrue(mark.details().contains("found 80 ms after its start"), mark.details());
  }

  @Test
  void aVoiceThatIsCutOffByTheEndOfTheCallEndsWithIt() {
    Mark mark =
        marks("Voice activity", new SpeechStarted(180, 100), new FinalTranscript(400, 1, ""))
            .get(0);

    assertEquals(400, mark.endMs());
  }

  @Test
  void eachPartialShowsOnlyWhatIsNew() {
    List<Mark> marks =
        marks(
            "Words so far",
            new PartialTranscript(1, 1, "what are", 0),
            new PartialTranscript(2, 1, "what are your oak", 2),
            new PartialTranscript(3, 1, "what are your opening", 3),
            new PartialTranscript(4, 1, "what are your opening", 4));

    assertEquals(
        List.of("what are", "…your oak", "…opening"), marks.stream().map(Mark::label).toList());
  }

  @Test
  void speculationsTellWhatBecameOfThem() {
    List<Mark> marks =
        marks(
            "Speculation",
            new SpeculationStarted(100, 1, "hello"),
            new SpeculationDropped(150, 1),
            new SpeculationStarted(300, 1, "hello there"),
            committed(700, 1, "hello there"));

    assertEquals(List.of("dropped", "used"), marks.stream().map(Mark::label).toList());
    assertEquals(List.of(150L, 700L), marks.stream().map(Mark::endMs).toList());
  }

  @Test
  void decisionsComeWithTheirReasons() {
    List<Mark> marks =
        marks(
            "Decisions",
            committed(700, 1, "hello"),
            new ReplyPaused(900, 1, true),
            new ReplyResumed(1000, 1),
            new TurnDiscarded(1000, DiscardReason.BACK_CHANNEL, "uh-huh"),
            new ReplyPaused(1100, 1, false),
            new ReplyEnded(1200, 1, "We", true, true),
            new TurnReopened(1200, 1, 240),
            new ReplyEnded(1500, 2, "We are", true, false));

    assertEquals(
        List.of(
            "turn 1 over: 610 ms silence, answer complete",
            "lower voice",
            "go on",
            "no turn: back channel “uh-huh”",
            "pause",
            "not finished: take back",
            "give way"),
        marks.stream().map(Mark::label).toList());
  }

  @Test
  void anAnswersStagesCountFromTheEndOfTheVoice() {
    ConversationEvent[] events = {
      new SpeculationStarted(1200, 1, "hello"),
      committed(1610, 1, "hello"),
      new TurnLatency(1700, 1, 150L, 610L, 320L, 350L, 400L, 690L)
    };

    Mark wait = marks("Caller waits", events).get(0);
    Mark model = marks("Model", events).get(0);
    Mark voice = marks("Voice", events).get(0);

    assertEquals(List.of(1000L, 1690L), List.of(wait.startMs(), wait.endMs()));
    assertEquals(List.of(1200L, 1320L), List.of(model.startMs(), model.endMs()));
    assertEquals(List.of(1350L, 1400L), List.of(voice.startMs(), voice.endMs()));
  }

  @Test
  void aReplyIsCutWhereItWasPausedAndItsWordsStandWhereTheyWereHeard() {
    ConversationEvent[] events = {
      new ReplyText(90, 1, "We are "),
      new ReplyText(95, 1, "open."),
      new ReplyStarted(100, 1, 1),
      new WordHeard(180, 1, 0, 2),
      new ReplyPaused(200, 1, false),
      new ReplyResumed(300, 1),
      new WordHeard(380, 1, 3, 6),
      new ReplyEnded(500, 1, "We are open.", false, false)
    };

    List<Mark> playout = marks("Playout", events);
    List<Mark> words = marks("Heard words", events);

    assertEquals(List.of(100L, 200L, 300L), playout.stream().map(Mark::startMs).toList());
    assertEquals(
        List.of(Tone.AGENT, Tone.CAUTION, Tone.AGENT), playout.stream().map(Mark::tone).toList());
    assertEquals(List.of("We", "are"), words.stream().map(Mark::label).toList());
    assertEquals(List.of(180L, 380L), words.stream().map(Mark::startMs).toList());
  }

  @Test
  void theTitleNamesWhoTalks() {
    Timeline timeline =
        new CallRecord(List.of(new CallStarted(0, "1", "Robin", "A model", "A voice")), null, null)
            .timeline();

    assertEquals("A call with Robin", timeline.title());
    assertTrue(timeline.subtitle().contains("A model"), timeline.subtitle());
  }

  @Test
  void aCallOfWhichNothingIsKnownIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new CallRecord(List.of(), null, null));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("./repartee call"), refused::getMessage);
  }

  private static TurnCommitted committed(long atMs, int turn, String text) {
    return new TurnCommitted(
        atMs, turn, text, CommitReason.SILENCE, 610L, 600L, Completeness.COMPLETE, null);
  }

  private static List<Mark> marks(String lane, ConversationEvent... events) {
    return new CallRecord(List.of(events), null, null)
        .timeline().lanes().stream()
            .filter(one -> one.title().equals(lane))
            .findFirst()
            .map(one -> ((Lane.Marks) one).marks())
            .orElseThrow();
  }
}
