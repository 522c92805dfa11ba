package dev.repartee.transport.rtc.opus;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Sound that is encoded and decoded before anybody calls: the codec makes its tables at the first
 * use, and Java takes a while to become fast.
 */
public final class CodecRehearsal {
  private static final int BEATS = 200;
  private static final int VOICE_RATE_HZ = 24_000;
  private static final int TONE_HZ = 220;

  private CodecRehearsal() {}

  /** Encodes and decodes two seconds of a tone; takes a fraction of one, on the caller's thread. */
  public static void run() {
    SpeechEncoder encoder = new SpeechEncoder();
    SpeechDecoder decoder = new SpeechDecoder();
    byte[] packet = new byte[SpeechEncoder.MAX_BYTES];
    for (int beat = 0; beat < BEATS; beat++) {
      int length = encoder.encode(tone(beat), EncodingPlan.WIDE, packet, 0);
      if (length > 0) {
        AudioFrame ignored = decoder.decode(packet, 0, length);
      }
    }
  }

  private static AudioFrame tone(int beat) {
    short[] samples = new short[VOICE_RATE_HZ / 100];
    for (int i = 0; i < samples.length; i++) {
      double seconds = (double) (beat * samples.length + i) / VOICE_RATE_HZ;
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * TONE_HZ * seconds));
    }
    return AudioFrame.copyOf(samples, VOICE_RATE_HZ);
  }
}
