package dev.repartee.bench.turns.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** A speaker as the engine's voice: each phrase comes whole, so long after it was asked for. */
final class SimulatedVoice implements SpeechSynthesizer {
  private final Speaker speaker;
  private final EventLoop loop;
  private final long delayMs;
  private final List<SpokenPiece> spoken = new ArrayList<>();

  SimulatedVoice(Speaker speaker, EventLoop loop, long delayMs) {
    this.speaker = speaker;
    this.loop = loop;
    this.delayMs = delayMs;
  }

  @Override
  public String displayName() {
    return speaker.name();
  }

  @Override
  public int sampleRateHz() {
    return speaker.sampleRateHz();
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    Rendering rendering = speaker.speak(request.text());
    spoken.add(new SpokenPiece(request.text(), rendering));
    return loop.at(
        loop.nanos() + MILLISECONDS.toNanos(delayMs),
        () -> {
          rendering.words().forEach(listener::on);
          listener.on(new SynthesisEvent.Audio(rendering.sound()));
          listener.on(new SynthesisEvent.Finished());
        });
  }

  /** Everything it was asked for so far. */
  List<SpokenPiece> spoken() {
    return List.copyOf(spoken);
  }

  @Override
  public void close() {}
}
