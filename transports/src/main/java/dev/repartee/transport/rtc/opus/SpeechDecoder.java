package dev.repartee.transport.rtc.opus;

import dev.repartee.engine.audio.AudioFrame;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Turns the Opus packets of one stream into sound at 16 kHz, mono, whatever they hold.
 *
 * <p>The codec decodes straight at that rate, so nothing is converted. A packet that is broken
 * makes a short silence. Not thread safe.
 */
public final class SpeechDecoder {
  /** The rate of what comes out. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  private static final System.Logger LOG = System.getLogger(SpeechDecoder.class.getName());

  /** 120 ms: the longest that a packet may be. */
  private static final int MAX_SAMPLES = 1_920;

  private static final int TEN_MS = 160;

  private final OpusDecoder decoder;
  private final short[] samples = new short[MAX_SAMPLES];
  private int packetSamples = TEN_MS;

  public SpeechDecoder() {
    try {
      decoder = new OpusDecoder(SAMPLE_RATE_HZ, 1);
    } catch (OpusException e) {
      throw new IllegalStateException("16 kHz is one of the codec's rates", e);
    }
  }

  /** The sound of a packet. */
  public AudioFrame decode(byte[] bytes, int offset, int length) {
    AudioFrame sound = run(bytes, offset, length, MAX_SAMPLES, false);
    packetSamples = sound.sampleCount();
    return sound;
  }

  /** The sound of a lost packet, from the spare copy of it in the following one, if it has any. */
  public AudioFrame recover(byte[] following, int offset, int length) {
    return run(following, offset, length, packetSamples, true);
  }

  /** Something that might have stood between what was and what is to come, as long as a packet. */
  public AudioFrame conceal() {
    return run(null, 0, 0, packetSamples, false);
  }

  /** Ten milliseconds of the same. */
  public AudioFrame concealTenMillis() {
    return run(null, 0, 0, TEN_MS, false);
  }

  private AudioFrame run(
      byte @Nullable [] bytes, int offset, int length, int wanted, boolean spare) {
    try {
      int decoded = decoder.decode(bytes, offset, length, samples, 0, wanted, spare);
      return AudioFrame.copyOf(samples, 0, decoded, SAMPLE_RATE_HZ);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // Out of a network anything may come, and the codec was not written for that.
      LOG.log(Level.DEBUG, "a packet could not be decoded", e);
      decoder.resetState();
      return AudioFrame.silence(TEN_MS, SAMPLE_RATE_HZ);
    }
  }
}
