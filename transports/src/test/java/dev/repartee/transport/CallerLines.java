package dev.repartee.transport;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransportContract.Caller;
import dev.repartee.engine.spi.CallTransportContract.CallerListener;

/** Lends a {@link CallerLine} to the contract of transports, which knows nothing of it. */
public final class CallerLines {
  private CallerLines() {}

  public static Caller caller(CallerLine line) {
    return new Caller() {
      @Override
      public void speak(AudioFrame tenMillis) {
        line.speak(tenMillis);
      }

      @Override
      public void type(String text) {
        line.type(text);
      }

      @Override
      public void hangUp() {
        line.hangUp();
      }
    };
  }

  public static CallerLine.Listener listener(CallerListener listener) {
    return new CallerLine.Listener() {
      @Override
      public void onAudio(AudioFrame tenMillis) {
        listener.onAudio(tenMillis);
      }

      @Override
      public void onEvent(ConversationEvent event) {
        listener.onEvent(event);
      }

      @Override
      public void onClosed(String reason) {}
    };
  }
}
