package dev.repartee.transport.audio;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs the agent's sound for a wire: 10 ms frames of any rate in, packets of one size out.
 *
 * <p>Silence is not sent: where nothing comes, a receiver plays nothing. Not thread safe: one
 * instance belongs to one stream.
 */
public final class OutgoingSound {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Silence after which nothing of an earlier sound is left in the longest filter. */
  private static final long SETTLED_NANOS = 30_000_000L;

  private final WireFormat format;
  private final boolean unbroken;
  private final int packetSamples;
  private final byte[] packet;
  private short[] waiting;
  private int count;
  private Resampler resampler;
  private int voiceRateHz;
  private long quietNanos = SETTLED_NANOS;
  private @Nullable AudioFrame lastSilence;

  /** Packs for a wire in packets of {@code packetMillis}. */
  public OutgoingSound(WireFormat format, int packetMillis) {
    this(format, packetMillis, false);
  }

  private OutgoingSound(WireFormat format, int packetMillis, boolean unbroken) {
    this.unbroken = unbroken;
    this.format = format;
    this.packetSamples = format.sampleRateHz() * packetMillis / 1000;
    this.packet = new byte[format.bytesPerMillis(packetMillis)];
    this.waiting = new short[2 * packetSamples];
    this.voiceRateHz = format.sampleRateHz();
    this.resampler = new Resampler(voiceRateHz, voiceRateHz);
  }

  /** Packs silence as well, as a microphone does. */
  public static OutgoingSound unbroken(WireFormat format, int packetMillis) {
    return new OutgoingSound(format, packetMillis, true);
  }

  /**
   * Takes the next 10 ms.
   *
   * @param packets receives each packet that is full by this, in an array that is used again after
   *     the call
   */
  public void play(AudioFrame tenMillis, Consumer<byte[]> packets) {
    quietNanos = isSilent(tenMillis) ? quietNanos + tenMillis.durationNanos() : 0;
    if (!unbroken && quietNanos > SETTLED_NANOS) {
      finishPacket(packets);
      return;
    }
    if (tenMillis.sampleRateHz() != voiceRateHz) {
      follow(tenMillis.sampleRateHz());
    }
    append(resampler.process(tenMillis));
    while (count >= packetSamples) {
      hand(packets);
    }
  }

  /**
   * Forgets what was taken but not yet given out as a packet.
   *
   * @return how much sound that was
   */
  public long drop() {
    boolean nothing = count == 0 && quietNanos > SETTLED_NANOS;
    long dropped =
        nothing ? 0 : count * NANOS_PER_SECOND / format.sampleRateHz() + resampler.delayNanos();
    count = 0;
    quietNanos = SETTLED_NANOS;
    follow(voiceRateHz);
    return dropped;
  }

  /** How much later than it was taken a sound stands in a packet, its packet's length apart. */
  public long delayNanos() {
    return resampler.delayNanos();
  }

  private void follow(int rateHz) {
    voiceRateHz = rateHz;
    resampler = new Resampler(rateHz, format.sampleRateHz());
  }

  private void append(AudioFrame frame) {
    int needed = count + frame.sampleCount();
    if (needed > waiting.length) {
      waiting = Arrays.copyOf(waiting, needed);
    }
    frame.copyTo(0, waiting, count, frame.sampleCount());
    count = needed;
  }

  private void finishPacket(Consumer<byte[]> packets) {
    if (count > 0) {
      Arrays.fill(waiting, count, packetSamples, (short) 0);
      count = packetSamples;
      hand(packets);
    }
  }

  private void hand(Consumer<byte[]> packets) {
    format.coding().write(waiting, packetSamples, packet);
    count -= packetSamples;
    System.arraycopy(waiting, packetSamples, waiting, 0, count);
    packets.accept(packet);
  }

  /** Silence is mostly the same frame again, which need not be looked through again. */
  private boolean isSilent(AudioFrame frame) {
    if (frame == lastSilence) {
      return true;
    }
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (frame.sample(i) != 0) {
        return false;
      }
    }
    lastSilence = frame;
    return true;
  }
}
