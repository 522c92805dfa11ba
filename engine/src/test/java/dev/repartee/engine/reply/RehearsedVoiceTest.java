package dev.repartee.engine.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.repartee.engine.playout.SpokenPhrase;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.SpeechRecording;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.stub.StubVoice;
import dev.repartee.engine.time.VirtualEventLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsedVoiceTest {
  private static final String GREETING =
      "Hello, this is Robin at the shop. Ask me about bicycles, or about how I work. Go on!";

  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final StubVoice behind = new StubVoice(loop, 0.5, 1);
  private final RehearsedVoice voice = new RehearsedVoice(behind);

  @Test
  void speaksARehearsedLineAtOnceAndJustAsInTheRehearsal() {
    voice.rehearse("Good morning.");
    SpeechRecording before = new SpeechRecording();
    behind.speak(new SpeechRequest("Good morning.", true), before);
    loop.advanceSeconds(1);

    SpeechRecording now = new SpeechRecording();
    voice.speak(new SpeechRequest("Good morning.", true), now);

    assertEquals(
        before.events().stream().map(Object::getClass).toList(),
        now.events().stream().map(Object::getClass).toList());
    assertEquals(before.words(), now.words());
    assertEquals(before.sampleCount(), now.sampleCount());
  }

  @Test
  void aReplyThatRecitesARehearsedLineAsksTheVoiceBehindForNothing() {
    voice.rehearse(GREETING);
    loop.advanceSeconds(1);
    int rehearsed = behind.spoken().size();
    List<String> problems = new ArrayList<>();
    List<String> complete = new ArrayList<>();
    Reply reply =
        new Reply(
            loop, voice, "Sorry.", Reply.Reach.WHOLE, () -> 0L, new Witness(problems, complete));

    reply.recite(GREETING);
    loop.advanceSeconds(0.1);

    assertEquals(List.of("complete"), complete);
    assertEquals(rehearsed, behind.spoken().size());
    assertEquals(List.of(), problems);
  }

  @Test
  void leavesEverythingElseToTheVoiceBehind() {
    voice.rehearse("Good morning.");
    loop.advanceSeconds(1);

    SpeechRecording other = new SpeechRecording();
    voice.speak(new SpeechRequest("Good evening.", true), other);

    assertEquals(List.of(), other.events());
    loop.advanceSeconds(1);
    assertInstanceOf(SynthesisEvent.Finished.class, other.end());
    assertEquals(List.of("Good morning.", "Good evening."), behind.spoken());
  }

  @Test
  void doesNotLearnALineThatFailed() {
    behind.fail();
    voice.rehearse("Good morning.");
    loop.advanceSeconds(1);

    SpeechRecording again = new SpeechRecording();
    voice.speak(new SpeechRequest("Good morning.", true), again);

    assertEquals(List.of("Good morning.", "Good morning."), behind.spoken());
  }

  private record Witness(List<String> problems, List<String> complete) implements Reply.Listener {
    @Override
    public void onText(String delta) {}

    @Override
    public void onToolCalls(List<ReplyEvent.ToolCall> calls) {}

    @Override
    public void onPhrase(SpokenPhrase phrase) {}

    @Override
    public void onSound() {}

    @Override
    public void onComplete() {
      complete.add("complete");
    }

    @Override
    public void onModelFailed(String message) {
      problems.add(message);
    }

    @Override
    public void onVoiceFailed(String message) {
      problems.add(message);
    }
  }
}
