package dev.repartee.bench.serve;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.time.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stub voice: {@value #CHARACTER_MS} ms of a steady tone for each character, the first sound
 * {@value #FIRST_AUDIO_MS} ms after the text, in pieces of {@value #PIECE_MS} ms that come at ten
 * times the speed at which they are played.
 */
final class StubVoice implements SpeechSynthesizer {
  static final int RATE_HZ = 8_000;
  static final long FIRST_AUDIO_MS = 50;
  static final int CHARACTER_MS = 60;
  static final int PIECE_MS = 100;

  private static final long PIECE_EVERY_MS = 10;
  private static final int TONE_HZ = 440;
  private static final double TONE_LEVEL = 0.3;
  private static final int SAMPLES_PER_MS = RATE_HZ / 1000;
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Has a whole number of periods, so that the same piece can follow itself. */
  private static final AudioFrame PIECE = tone();

  private final Supplier<EventLoop> here;

  /**
   * A stub voice.
   *
   * @param here gives the event loop of the calling thread
   */
  StubVoice(Supplier<EventLoop> here) {
    this.here = here;
  }

  @Override
  public String displayName() {
    return "stub: a tone of 440 Hz";
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    Speaking speaking = new Speaking(here.get(), request.text(), listener);
    speaking.speakLater();
    return speaking;
  }

  @Override
  public void close() {}

  private static AudioFrame tone() {
    float[] samples = new float[PIECE_MS * SAMPLES_PER_MS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (TONE_LEVEL * Math.sin(2 * Math.PI * TONE_HZ * i / RATE_HZ));
    }
    return AudioFrame.ofFloats(samples, 0, samples.length, RATE_HZ);
  }

  private static final class Speaking implements Cancellable {
    private final EventLoop loop;
    private final String text;
    private final SynthesisListener listener;
    private final long startNanos;
    private Cancellable timer = DONE;
    private int pieces;
    private int samplesLeft;
    private boolean cancelled;

    Speaking(EventLoop loop, String text, SynthesisListener listener) {
      this.loop = loop;
      this.text = text;
      this.listener = listener;
      this.startNanos = loop.nanos();
      this.samplesLeft = text.length() * CHARACTER_MS * SAMPLES_PER_MS;
    }

    /** Each piece's time follows from the first one's, so that late timers do not add up. */
    void speakLater() {
      if (cancelled) {
        return;
      }
      long atMs = FIRST_AUDIO_MS + pieces * PIECE_EVERY_MS;
      timer = loop.at(startNanos + TimeUnit.MILLISECONDS.toNanos(atMs), this::speak);
    }

    private void speak() {
      if (pieces++ == 0) {
        tellWords();
      }
      int samples = Math.min(samplesLeft, PIECE.sampleCount());
      samplesLeft -= samples;
      AudioFrame piece = samples == PIECE.sampleCount() ? PIECE : PIECE.slice(0, samples);
      listener.on(new SynthesisEvent.Audio(piece));
      if (samplesLeft > 0) {
        speakLater();
      } else if (!cancelled) {
        listener.on(new SynthesisEvent.Finished());
      }
    }

    private void tellWords() {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        listener.on(
            new SynthesisEvent.WordTiming(
                word.start(), word.end(), sampleAt(word.start()), sampleAt(word.end())));
      }
    }

    private static long sampleAt(int character) {
      return (long) character * CHARACTER_MS * SAMPLES_PER_MS;
    }

    @Override
    public void cancel() {
      cancelled = true;
      timer.cancel();
    }
  }
}
