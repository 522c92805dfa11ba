package dev.repartee.server.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.hearing.FilteredTransport;
import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import dev.repartee.transport.local.LocalCallTransport;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerSoundTest {
  private final CallTransport line =
      new LocalCallTransport(new VirtualEventLoop(), new SilentCaller());

  @Test
  void whereNothingIsAskedForTheLineIsTheLine() {
    CallerSound sound = CallerSound.prepare(HearingOptions.OFF);

    assertSame(line, sound.through(line));
    assertEquals(List.of(), sound.report());
  }

  @Test
  void whatIsAskedForIsDoneAndTold() {
    CallerSound sound = CallerSound.prepare(new HearingOptions(NoiseSuppression.MODERATE, true));

    CallTransport filtered = assertInstanceOf(FilteredTransport.class, sound.through(line));
    filtered.close("The test is over.");
    assertEquals(
        List.of(
            "Hearing:        moderate noise suppression and gain control,"
                + " because the agent asks for it"),
        sound.report());
  }

  private static final class SilentCaller implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {}
  }
}
