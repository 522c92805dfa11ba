package dev.repartee.engine.turn;

/** Checks of options. */
final class Bounds {
  private Bounds() {}

  static void require(boolean holds, String field, String bounds) {
    if (!holds) {
      throw new IllegalArgumentException(field + " must be " + bounds);
    }
  }
}
