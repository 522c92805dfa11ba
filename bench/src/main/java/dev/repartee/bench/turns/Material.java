package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * What cases are made of.
 *
 * @param speech sets of read speech with their texts
 * @param turns clips and streams of conversation
 * @param partName {@code tuning}, {@code held-out} or {@code all}
 */
record Material(Path speech, Path turns, String partName, long seed) {
  Material {
    Set<Part> known = parts(partName);
    if (known.isEmpty()) {
      throw new IllegalArgumentException("--part is tuning, held-out or all, but not " + partName);
    }
  }

  /** Whether a part is among those that are asked for. */
  boolean has(Part part) {
    return parts(partName).contains(part);
  }

  private static Set<Part> parts(String name) {
    return switch (name) {
      case "tuning" -> EnumSet.of(Part.TUNING);
      case "held-out" -> EnumSet.of(Part.HELD_OUT);
      case "all" -> EnumSet.allOf(Part.class);
      default -> EnumSet.noneOf(Part.class);
    };
  }
}
