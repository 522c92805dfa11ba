package dev.repartee.bench.turns.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line in virtual time to a caller who says what a recording says, whatever the agent does.
 *
 * <p>The recording begins with the call. What the caller says in 10 ms arrives when those are over
 * and the line's one-way time has passed; what is played is heard after that time and the buffer's.
 */
final class SimulatedLine implements CallTransport {
  private static final int RATE_HZ = 16_000;
  private static final int FRAME_SAMPLES = RATE_HZ / 100;
  private static final int FRAME_MS = 10;

  private final EventLoop loop;
  private final LineOptions options;
  private final AudioFrame recording;
  private final ReceivedSound received = new ReceivedSound();
  private final List<Clear> clears = new ArrayList<>();
  private @Nullable Resampler echoResampler;
  private int echoRateHz;
  private long firstPlayedNanos = -1;
  private int framesSaid;
  private boolean closed;

  SimulatedLine(EventLoop loop, LineOptions options, AudioFrame recording) {
    this.loop = loop;
    this.options = options;
    this.recording = recording;
  }

  @Override
  public void start(CallListener listener) {
    sayNext(listener);
  }

  private void sayNext(CallListener listener) {
    var ignored =
        loop.at(
            loop.nanos() + MediaClock.BEAT_NANOS,
            () -> {
              if (!closed) {
                send(nextFrame(), listener);
                sayNext(listener);
              }
            });
  }

  private void send(AudioFrame said, CallListener listener) {
    var ignored =
        loop.at(
            loop.nanos() + MILLISECONDS.toNanos(options.oneWayMs()), () -> listener.onAudio(said));
  }

  private AudioFrame nextFrame() {
    int from = framesSaid++ * FRAME_SAMPLES;
    short[] samples = new short[FRAME_SAMPLES];
    int length = Math.max(0, Math.min(FRAME_SAMPLES, recording.sampleCount() - from));
    recording.copyTo(Math.min(from, recording.sampleCount()), samples, 0, length);
    if (options.echoGain() > 0 && !received.isEmpty()) {
      addEcho(samples);
    }
    return AudioFrame.copyOf(samples, RATE_HZ);
  }

  private void addEcho(short[] samples) {
    long soundedNanos =
        loop.nanos() - MediaClock.BEAT_NANOS - MILLISECONDS.toNanos(options.echoDelayMs());
    AudioFrame echo = atHearingRate(received.frame(framesHeardAt(soundedNanos)));
    for (int i = 0; i < Math.min(samples.length, echo.sampleCount()); i++) {
      double mixed = samples[i] + options.echoGain() * echo.sample(i);
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mixed));
    }
  }

  private AudioFrame atHearingRate(AudioFrame frame) {
    if (echoResampler == null || echoRateHz != frame.sampleRateHz()) {
      echoRateHz = frame.sampleRateHz();
      echoResampler = new Resampler(echoRateHz, RATE_HZ);
    }
    return echoResampler.process(frame);
  }

  /** How many whole frames the caller had heard at a time. */
  private long framesHeardAt(long nanos) {
    return Math.floorDiv(nanos - firstPlayedNanos - playbackDelayNanos(), MediaClock.BEAT_NANOS);
  }

  @Override
  public void play(AudioFrame tenMillis) {
    if (firstPlayedNanos < 0) {
      firstPlayedNanos = loop.nanos();
    }
    received.add(tenMillis);
  }

  @Override
  public long clear() {
    int silenced = received.silenceNewest((int) (options.bufferedMs() / FRAME_MS));
    clears.add(new Clear(loop.nanos() / 1_000_000, (long) silenced * FRAME_MS));
    return silenced * MediaClock.BEAT_NANOS;
  }

  @Override
  public long playbackDelayNanos() {
    return MILLISECONDS.toNanos(options.oneWayMs() + options.bufferedMs());
  }

  @Override
  public void send(ConversationEvent event) {}

  @Override
  public void close(String reason) {
    closed = true;
  }

  /** When sound was thrown away on its way, and how much. */
  List<Clear> clears() {
    return List.copyOf(clears);
  }

  /** What came out at the caller's ear. */
  HeardByCaller heard() {
    return new HeardByCaller(
        (firstPlayedNanos + playbackDelayNanos()) / 1_000_000,
        received.levels(),
        received.joined());
  }
}
