package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport.CallListener;
import io.vertx.core.Promise;

/** The engine's side of a line, which waits for its end. */
final class Agent implements CallListener {
  private final Promise<String> gone;

  Agent(Promise<String> gone) {
    this.gone = gone;
  }

  @Override
  public void onAudio(AudioFrame frame) {}

  @Override
  public void onText(String text) {}

  @Override
  public void onClosed(String reason) {
    gone.tryComplete(reason);
  }
}
