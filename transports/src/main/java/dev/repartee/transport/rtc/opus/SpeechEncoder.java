package dev.repartee.transport.rtc.opus;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.webrtc.WireAudio;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.Arrays;
import java.util.Set;

/**
 * Turns the agent's sound into Opus packets of 10 ms, or of more where the line is narrow.
 *
 * <p>A voice at one of the codec's own rates is encoded at that rate; others go by way of 48 kHz.
 * As long as the line is wide, only the codec's transform half is used (its "low delay"
 * application): it is a third of the work of the other, looks ahead for 2.5 ms instead of 6.5, and
 * at that bit rate sounds as good. Silence that lasts is encoded once. Not thread safe.
 */
public final class SpeechEncoder {
  /** More than any packet of these bit rates has. */
  public static final int MAX_BYTES = 400;

  private static final Set<Integer> CODEC_RATES_HZ = Set.of(8_000, 12_000, 16_000, 24_000, 48_000);
  private static final int FRAMES_PER_SECOND = 100;

  /** Of 10. What the higher ones add cannot be heard in speech at these bit rates. */
  private static final int COMPLEXITY = 2;

  /** Only pure silence is so short; before it, what the codec remembers of a sound must fade. */
  private static final int MAX_SILENCE_BYTES = 6;

  private final WireAudio converted = new WireAudio();
  private final byte[] silencePacket = new byte[MAX_SILENCE_BYTES];
  private OpusEncoder encoder;
  private EncodingPlan plan = EncodingPlan.WIDE;
  private int rateHz = 48_000;
  private short[] samples;
  private int gatheredBeats;
  private int silenceLength;

  /** An encoder for a voice of any rate. */
  public SpeechEncoder() {
    samples = packetSamples();
    encoder = newEncoder();
  }

  /**
   * Takes 10 ms, and writes a packet if it is full with them.
   *
   * @param wanted how to encode; another one than before comes into use with the next packet
   * @return the packet's length; 0 if there is none yet
   */
  public int encode(AudioFrame tenMillis, EncodingPlan wanted, byte[] packet, int offset) {
    boolean codecRate =
        CODEC_RATES_HZ.contains(tenMillis.sampleRateHz())
            && tenMillis.sampleCount() == tenMillis.sampleRateHz() / FRAMES_PER_SECOND;
    AudioFrame frame = codecRate ? tenMillis : converted.next(tenMillis);
    boolean begins = gatheredBeats == 0 && wanted != plan;
    if (frame.sampleRateHz() != rateHz || begins) {
      change(begins ? wanted : plan, frame.sampleRateHz());
    }
    int beatSamples = rateHz / FRAMES_PER_SECOND;
    frame.copyTo(0, samples, gatheredBeats * beatSamples, beatSamples);
    if (++gatheredBeats < plan.beatsPerPacket()) {
      return 0;
    }
    gatheredBeats = 0;
    return encodeGathered(packet, offset);
  }

  /** How many times 10 ms the last packet holds. */
  public int beatsInPacket() {
    return plan.beatsPerPacket();
  }

  private int encodeGathered(byte[] packet, int offset) {
    if (!isSilent()) {
      silenceLength = 0;
    } else if (silenceLength > 0) {
      System.arraycopy(silencePacket, 0, packet, offset, silenceLength);
      return silenceLength;
    }
    int length = run(packet, offset);
    // The other half of the codec goes on humming softly if one packet is repeated for ever.
    if (length <= MAX_SILENCE_BYTES && !plan.modelsVoice()) {
      System.arraycopy(packet, offset, silencePacket, 0, length);
      silenceLength = length;
    }
    return length;
  }

  private int run(byte[] packet, int offset) {
    try {
      return encoder.encode(samples, 0, samples.length, packet, offset, MAX_BYTES);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // A fault of the codec must cost a packet and not a call: begin afresh with silence.
      encoder = newEncoder();
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

  /** What was gathered at another rate becomes silence, so that no packet is missing. */
  private void change(EncodingPlan newPlan, int newRateHz) {
    plan = newPlan;
    rateHz = newRateHz;
    samples = packetSamples();
    encoder = newEncoder();
    silenceLength = 0;
  }

  private short[] packetSamples() {
    return new short[plan.beatsPerPacket() * rateHz / FRAMES_PER_SECOND];
  }

  private boolean isSilent() {
    for (short sample : samples) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }

  private OpusEncoder newEncoder() {
    try {
      OpusEncoder made =
          new OpusEncoder(
              rateHz,
              1,
              plan.modelsVoice()
                  ? OpusApplication.OPUS_APPLICATION_VOIP
                  : OpusApplication.OPUS_APPLICATION_RESTRICTED_LOWDELAY);
      made.setBitrate(plan.bitRate());
      made.setComplexity(COMPLEXITY);
      made.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
      if (plan.modelsVoice()) {
        // Wider ones mix both halves, for which there are too few bits.
        made.setMaxBandwidth(OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND);
      }
      return made;
    } catch (OpusException e) {
      throw new IllegalStateException(rateHz + " Hz is not one of the codec's rates", e);
    }
  }
}
