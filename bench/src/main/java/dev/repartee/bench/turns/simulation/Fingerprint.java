package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for everything that a stream was given, in its order: two streams with equal fingerprints
 * were given the same (but for chance of one in 2^128: the first half of a chain of SHA-256).
 */
record Fingerprint(long high, long low) {
  /** Of a stream that was given nothing. */
  static final Fingerprint START = new Fingerprint(0, 0);

  /** After more sound. */
  Fingerprint plus(AudioFrame frame) {
    byte[] sound = new byte[2 * frame.sampleCount()];
    frame.writeLittleEndian(sound, 0);
    return plus((byte) 'a', sound);
  }

  /** After a request that is not sound. */
  Fingerprint plus(String request) {
    return plus((byte) 'r', request.getBytes(StandardCharsets.UTF_8));
  }

  private Fingerprint plus(byte kind, byte[] what) {
    ByteBuffer all = ByteBuffer.allocate(17 + what.length);
    all.putLong(high).putLong(low).put(kind).put(what);
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(all.array()));
    return new Fingerprint(digest.getLong(), digest.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
