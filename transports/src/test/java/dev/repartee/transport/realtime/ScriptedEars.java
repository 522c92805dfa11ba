package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Understands in each turn what a test has put there, 20 ms after it was asked. */
final class ScriptedEars implements SpeechRecognizer {
  private static final long DELAY_NANOS = 20_000_000L;

  private final EventLoop loop;
  private final Deque<String> turns = new ArrayDeque<>();

  ScriptedEars(EventLoop loop) {
    this.loop = loop;
  }

  void willHear(String text) {
    turns.add(text);
  }

  @Override
  public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
    String text = turns.isEmpty() ? "" : turns.removeFirst();
    return new RecognitionStream() {
      private int passes;

      @Override
      public void accept(AudioFrame frame) {}

      @Override
      public void speechEnded() {
        int pass = ++passes;
        loop.at(
            loop.nanos() + DELAY_NANOS,
            () -> listener.on(new RecognitionEvent.Final(text, List.of(), pass)));
      }

      @Override
      public void cancel() {}
    };
  }

  @Override
  public void close() {}
}
