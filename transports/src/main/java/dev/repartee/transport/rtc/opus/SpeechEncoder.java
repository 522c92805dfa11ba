package dev.repartee.transport.rtc.opus;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.webrtc.WireAudio;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.Arrays;
import java.util.Set;

/**
 * Turns the agent's sound into Opus packets of 10 ms.
 *
 * <p>A voice at one of the codec's own rates is encoded at that rate; others go by way of 48 kHz.
 * Only the codec's transform half is used (its "low delay" application): it is a third of the work
 * of the other, looks ahead for 2.5 ms instead of 6.5, and at this bit rate sounds as good. Silence
 * that lasts is encoded once. Not thread safe.
 */
public final class SpeechEncoder {
  /** More than any packet of this bit rate has. */
  public static final int MAX_BYTES = 400;

  private static final Set<Integer> CODEC_RATES_HZ = Set.of(8_000, 12_000, 16_000, 24_000, 48_000);
  private static final int FRAMES_PER_SECOND = 100;
  private static final int BIT_RATE = 48_000;

  /** Of 10. What the higher ones add cannot be heard in speech at this bit rate. */
  private static final int COMPLEXITY = 2;

  /** Only pure silence is so short; before it, what the codec remembers of a sound must fade. */
  private static final int MAX_SILENCE_BYTES = 6;

  private final WireAudio converted = new WireAudio();
  private final byte[] silencePacket = new byte[MAX_SILENCE_BYTES];
  private OpusEncoder encoder;
  private int rateHz;
  private short[] samples;
  private int silenceLength;

  /** An encoder for a voice of any rate. */
  public SpeechEncoder() {
    rateHz = 48_000;
    samples = new short[rateHz / FRAMES_PER_SECOND];
    encoder = encoder(rateHz);
  }

  /** Encodes 10 ms into {@code packet} and gives the number of bytes. */
  public int encode(AudioFrame tenMillis, byte[] packet, int offset) {
    boolean codecRate =
        CODEC_RATES_HZ.contains(tenMillis.sampleRateHz())
            && tenMillis.sampleCount() == tenMillis.sampleRateHz() / FRAMES_PER_SECOND;
    AudioFrame frame = codecRate ? tenMillis : converted.next(tenMillis);
    if (frame.sampleRateHz() != rateHz) {
      changeRate(frame.sampleRateHz());
    }
    frame.copyTo(0, samples, 0, samples.length);
    if (!isSilent()) {
      silenceLength = 0;
    } else if (silenceLength > 0) {
      System.arraycopy(silencePacket, 0, packet, offset, silenceLength);
      return silenceLength;
    }
    int length = run(packet, offset);
    if (length <= MAX_SILENCE_BYTES) {
      System.arraycopy(packet, offset, silencePacket, 0, length);
      silenceLength = length;
    }
    return length;
  }

  private int run(byte[] packet, int offset) {
    try {
      return encoder.encode(samples, 0, samples.length, packet, offset, MAX_BYTES);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // A fault of the codec must cost 10 ms and not a call: begin afresh with silence.
      encoder = encoder(rateHz);
      Arrays.fill(samples, (short) 0);
      return runAfresh(packet, offset);
    }
  }

  private int runAfresh(byte[] packet, int offset) {
    try {
      return encoder.encode(samples, 0, samples.length, packet, offset, MAX_BYTES);
    } catch (OpusException e) {
      throw new IllegalStateException("silence cannot be encoded", e);
    }
  }

  private void changeRate(int newRateHz) {
    rateHz = newRateHz;
    samples = new short[rateHz / FRAMES_PER_SECOND];
    encoder = encoder(rateHz);
    silenceLength = 0;
  }

  private boolean isSilent() {
    for (short sample : samples) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }

  private static OpusEncoder encoder(int rateHz) {
    try {
      OpusEncoder made =
          new OpusEncoder(rateHz, 1, OpusApplication.OPUS_APPLICATION_RESTRICTED_LOWDELAY);
      made.setBitrate(BIT_RATE);
      made.setComplexity(COMPLEXITY);
      made.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
      return made;
    } catch (OpusException e) {
      throw new IllegalArgumentException(rateHz + " Hz is not one of the codec's rates", e);
    }
  }
}
