package dev.repartee.tts.text;

import java.util.Map;
import java.util.Optional;

/** Signs that stand alone: "&", "+", "=", "→", "2 * 3". */
final class SymbolReading implements Reading {
  /** Signs that mean this only between numbers. */
  private static final Map<String, String> CALCULATING =
      Map.of("*", "times", "x", "times", "/", "divided by");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("&", "and"),
          Map.entry("+", "plus"),
          Map.entry("=", "equals"),
          Map.entry("==", "equals"),
          Map.entry("!=", "is not equal to"),
          Map.entry("≠", "is not equal to"),
          Map.entry("≈", "is about"),
          Map.entry("<", "is less than"),
          Map.entry(">", "is greater than"),
          Map.entry("<=", "is at most"),
          Map.entry("≤", "is at most"),
          Map.entry(">=", "is at least"),
          Map.entry("≥", "is at least"),
          Map.entry("±", "plus or minus"),
          Map.entry("×", "times"),
          Map.entry("÷", "divided by"),
          Map.entry("−", "minus"),
          Map.entry("@", "at"),
          Map.entry("%", "percent"),
          Map.entry("/", "slash"),
          Map.entry("#", "number"),
          Map.entry("§", "section"),
          Map.entry("→", "to"),
          Map.entry("->", "to"),
          Map.entry("=>", "to"),
          Map.entry("^", "to the power of"),
          Map.entry("√", "the square root of"),
          Map.entry("∞", "infinity"),
          Map.entry("π", "pi"));

  /** The name of a sign within a word; empty if it is silent. */
  static String name(String sign) {
    return NAMES.getOrDefault(sign, "");
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (core.equals("#") && !isNumber(context.core(1))) {
      return Spoken.of("pound");
    }
    boolean calculates =
        CALCULATING.containsKey(core) && isNumber(context.core(-1)) && isNumber(context.core(1));
    if (calculates) {
      return Optional.ofNullable(CALCULATING.get(core)).flatMap(Spoken::of);
    }
    String name = NAMES.get(core);
    return name == null ? Optional.empty() : Spoken.of(name);
  }

  private static boolean isNumber(String core) {
    return core.matches("-?" + EnglishNumbers.NUMBER);
  }
}
