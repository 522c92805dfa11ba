package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;

/**
 * Makes wire frames, exactly 10 ms at 48 kHz each, out of 10 ms frames at any rate.
 *
 * <p>At 22,050 Hz, 10 ms are 220 or 221 samples, and so more or less than a wire frame by one; what
 * is over waits for the next frame, and what is missing, at the start of a stream, is silence
 * before it. Not thread safe.
 */
public final class WireAudio {
  private static final int FRAME = WebRtcPeer.WIRE_FRAME_SAMPLES;

  /** When more than 30 ms wait, the oldest are dropped: a caller must not fall behind. */
  private static final int MAX_WAITING = 3 * FRAME;

  private final short[] waiting = new short[MAX_WAITING];
  private int count;
  private int rateHz = WebRtcPeer.WIRE_RATE_HZ;
  private Resampler resampler = new Resampler(rateHz, WebRtcPeer.WIRE_RATE_HZ);

  /** Takes 10 ms and gives 10 ms. */
  public AudioFrame next(AudioFrame frame) {
    if (frame.sampleRateHz() != rateHz) {
      rateHz = frame.sampleRateHz();
      resampler = new Resampler(rateHz, WebRtcPeer.WIRE_RATE_HZ);
    }
    append(resampler.process(frame));
    return take();
  }

  private void append(AudioFrame frame) {
    int taken = Math.min(frame.sampleCount(), MAX_WAITING);
    int kept = Math.min(count, MAX_WAITING - taken);
    System.arraycopy(waiting, count - kept, waiting, 0, kept);
    frame.copyTo(frame.sampleCount() - taken, waiting, kept, taken);
    count = kept + taken;
  }

  private AudioFrame take() {
    short[] samples = new short[FRAME];
    int taken = Math.min(count, FRAME);
    System.arraycopy(waiting, 0, samples, FRAME - taken, taken);
    count -= taken;
    System.arraycopy(waiting, taken, waiting, 0, count);
    return AudioFrame.copyOf(samples, WebRtcPeer.WIRE_RATE_HZ);
  }
}
