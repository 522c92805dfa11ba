package dev.repartee.bench.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.time.VirtualEventLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubServicesTest {
  private static final Prompt PROMPT = new Prompt("", List.of());

  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final List<String> told = new ArrayList<>();

  @Test
  void theEarGivesItsFinalAHundredMillisecondsAfterEachPause() {
    RecognitionStream stream =
        new StubRecognizer(() -> loop).open(RecognitionOptions.DEFAULT, this::recognised);
    stream.speechEnded();
    advance(60);
    stream.speechEnded();
    advance(99);
    assertEquals(List.of(), told);
    advance(1);
    assertEquals(List.of("160 final 2"), told);
  }

  @Test
  void theModelCompletesItsFirstSentenceWithTheEighthOfTwentyTokens() {
    var ignored = new StubModel(() -> loop).reply(PROMPT, this::replied);
    advance(99);
    assertEquals(List.of(), told);
    advance(71);
    assertEquals(8, told.size());
    assertEquals("170 May. ", told.get(7));
    advance(1_000);
    assertEquals("290 no?", told.get(19));
    assertEquals("290 finished", told.get(20));
    assertEquals(21, told.size());
  }

  @Test
  void theModelStopsWhenItIsToldTo() {
    Cancellable reply = new StubModel(() -> loop).reply(PROMPT, this::replied);
    advance(110);
    reply.cancel();
    advance(1_000);
    assertEquals(2, told.size());
  }

  @Test
  void theVoiceSpeaksSixtyMillisecondsForACharacterAtTenTimesTheSpeed() {
    var ignored =
        new StubVoice(() -> loop).speak(new SpeechRequest("Well, ok", true), this::spoken);
    advance(49);
    assertEquals(List.of(), told);
    advance(1_000);
    assertEquals(
        List.of(
            "50 word 0-5 until 300 ms",
            "50 word 6-8 until 480 ms",
            "50 sound 100 ms",
            "60 sound 100 ms",
            "70 sound 100 ms",
            "80 sound 100 ms",
            "90 sound 80 ms",
            "90 finished"),
        told);
  }

  @Test
  void theVoiceStopsWhenItIsToldTo() {
    Cancellable speech =
        new StubVoice(() -> loop).speak(new SpeechRequest("Well, ok", true), this::spoken);
    advance(55);
    speech.cancel();
    advance(1_000);
    assertEquals(3, told.size());
  }

  @Test
  void aWholeReplyLastsAsLongAsThePeersDid() {
    long ms = StubModel.TEXT.length() * (long) StubVoice.CHARACTER_MS;
    assertTrue(ms >= 3_700 && ms < 4_000, ms + " ms");
  }

  private void advance(long ms) {
    loop.advanceTo(loop.nanos() + ms * 1_000_000);
  }

  private void recognised(RecognitionEvent event) {
    tell("final " + ((RecognitionEvent.Final) event).pass());
  }

  private void replied(ReplyEvent event) {
    tell(event instanceof ReplyEvent.TextDelta delta ? delta.text() : "finished");
  }

  private void spoken(SynthesisEvent event) {
    if (event instanceof SynthesisEvent.Audio audio) {
      tell("sound " + audio.frame().durationNanos() / 1_000_000 + " ms");
    } else if (event instanceof SynthesisEvent.WordTiming word) {
      long untilMs = word.endSample() * 1_000 / StubVoice.RATE_HZ;
      tell("word %d-%d until %d ms".formatted(word.textStart(), word.textEnd(), untilMs));
    } else {
      tell("finished");
    }
  }

  private void tell(String what) {
    told.add(loop.nanos() / 1_000_000 + " " + what);
  }
}
