package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A real voice, which is asked for each text once. Thread safe. */
public final class RealSpeaker implements Speaker {
  private final SpeechSynthesizer voice;
  private final Map<String, Rendering> renderings = new ConcurrentHashMap<>();

  public RealSpeaker(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  @Override
  public int sampleRateHz() {
    return voice.sampleRateHz();
  }

  @Override
  public String name() {
    return voice.displayName();
  }

  @Override
  public Rendering speak(String text) {
    return renderings.computeIfAbsent(text, this::render);
  }

  private Rendering render(String text) {
    List<AudioFrame> frames = new ArrayList<>();
    List<SynthesisEvent.WordTiming> words = new ArrayList<>();
    CompletableFuture<SynthesisEvent> end = new CompletableFuture<>();
    var ignored =
        voice.speak(
            new SpeechRequest(text, true),
            event -> {
              if (event instanceof SynthesisEvent.Audio audio) {
                frames.add(audio.frame());
              } else if (event instanceof SynthesisEvent.WordTiming word) {
                words.add(word);
              } else {
                end.complete(event);
              }
            });
    if (end.join() instanceof SynthesisEvent.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    frames.add(AudioFrame.silence(0, sampleRateHz()));
    return new Rendering(AudioFrame.join(frames.toArray(AudioFrame[]::new)), words);
  }
}
