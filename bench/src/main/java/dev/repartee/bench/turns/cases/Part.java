package dev.repartee.bench.turns.cases;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Which half of the material something belongs to. */
public enum Part {
  /** May be looked at while options are chosen. */
  TUNING,
  /** Is only measured, at the end. */
  HELD_OUT;

  /** The part of everything that a speaker says, or that comes from one source. */
  public static Part of(String speaker) {
    CRC32 hash = new CRC32();
    hash.update(speaker.getBytes(StandardCharsets.UTF_8));
    return (hash.getValue() >>> 8 & 1) == 0 ? TUNING : HELD_OUT;
  }
}
