package dev.repartee.bench.turns.simulation;

/**
 * The way between a simulated caller and the engine.
 *
 * @param oneWayMs time in either direction that nothing can shorten
 * @param bufferedMs sound that waits on the caller's side before it is heard, and can be cleared
 * @param echoGain how much of what the caller hears gets back into their microphone: 0 for none,
 *     0.1 for -20 dB
 * @param echoDelayMs from the caller's ear to their microphone
 */
public record LineOptions(long oneWayMs, long bufferedMs, double echoGain, long echoDelayMs) {
  /** A good line without echo. */
  public static final LineOptions PLAIN = new LineOptions(20, 0, 0, 0);

  /** The same line with an echo. */
  public LineOptions withEcho(double gainDb, long delayMs) {
    return new LineOptions(oneWayMs, bufferedMs, Math.pow(10, gainDb / 20), delayMs);
  }

  /** The same line with a buffer. */
  public LineOptions withBuffer(long ms) {
    return new LineOptions(oneWayMs, ms, echoGain, echoDelayMs);
  }
}
